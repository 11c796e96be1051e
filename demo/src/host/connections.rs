//! Serves routers on their listeners, and stops in good order.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long answers that are under way may take once the demo is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// Serves all of them until `stop` is ready and the last answers are given.
pub(super) async fn serve(
    listeners: impl Iterator<Item = (TcpListener, Router)>,
    stop: impl Future<Output = ()>,
) {
    let (told, tell) = watch::channel(());
    let mut servers = JoinSet::new();
    for (listener, router) in listeners {
        let mut tell = tell.clone();
        let stopped = async move {
            // An error means that the sender is gone, which means the same.
            let _ = tell.changed().await;
        };
        let server = axum::serve(listener, router).with_graceful_shutdown(stopped);
        servers.spawn(server.into_future());
    }
    stop.await;
    drop(told);
    let all = async { while servers.join_next().await.is_some() {} };
    // Whatever is still open after that is closed by leaving.
    let _ = tokio::time::timeout(LAST_ANSWERS, all).await;
}
