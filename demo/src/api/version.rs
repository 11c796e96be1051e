//! `GET /version` and `GET /metadata`.

use serde_json::json;

use super::call::Call;
use super::message::Response;
use super::routes::Answer;
use crate::world::World;

const REVISION: &str = "pullcord-demo";

pub(super) fn version(call: &Call<'_>, world: &World) -> Answer {
    call.known_caller(world)?;
    Ok(Response::json(
        200,
        &json!({ "version": world.release().version(), "revision": REVISION }),
    ))
}

pub(super) fn metadata(call: &Call<'_>, world: &World) -> Answer {
    call.known_caller(world)?;
    let kas = json!({
        "enabled": false, "externalUrl": null, "externalK8sProxyUrl": null, "version": null
    });
    let metadata = json!({
        "version": world.release().version(),
        "revision": REVISION,
        "kas": kas,
        "enterprise": false,
    });
    Ok(Response::json(200, &metadata))
}
