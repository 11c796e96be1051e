//! One request, read: who asks, when, and with which parameters.

use super::message::{Request, Response};
use super::params::Params;
use crate::world::{
    AccessToken, Moment, Project, ProjectId, Role, Scope, TokenKind, User, Visibility, World,
};

/// A request that has been read.
pub(crate) struct Call<'request> {
    pub(crate) request: &'request Request,
    pub(crate) params: Params,
    pub(crate) now: Moment,
    /// Where this GitLab is, without a slash at the end.
    pub(crate) url: String,
}

impl<'request> Call<'request> {
    pub(crate) fn read(
        request: &'request Request,
        now: Moment,
        url: &str,
    ) -> Result<Self, Response> {
        Ok(Self {
            request,
            params: Params::read(request)?,
            now,
            url: url.to_owned(),
        })
    }

    /// The token sent with the request: `PRIVATE-TOKEN`, or a bearer token
    /// (GitLab docs, "REST API authentication").
    fn sent(&self) -> Option<Sent<'_>> {
        let private = self.request.header("private-token").map(Sent::Private);
        let bearer = self.request.header("authorization").and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            let is_bearer = scheme.eq_ignore_ascii_case("bearer");
            is_bearer.then(|| Sent::Bearer(token.trim()))
        });
        private.or(bearer).filter(|sent| !sent.secret().is_empty())
    }

    /// Whether it is asked in the words of API v3.
    pub(crate) fn is_v3(&self) -> bool {
        self.request.path.starts_with("/api/v3/")
    }

    /// What is run: a job, in v3 a build.
    pub(crate) fn noun(&self) -> &'static str {
        if self.is_v3() { "Build" } else { "Job" }
    }

    /// Whose token was sent; `None` when none was. A token that is unknown,
    /// revoked, expired or of a blocked user is refused.
    pub(crate) fn signed_in<'world>(
        &self,
        world: &'world World,
    ) -> Result<Option<Caller<'world>>, Response> {
        let Some(sent) = self.sent() else {
            return Ok(None);
        };
        let token = world.token(sent.secret());
        let token = token.ok_or_else(Response::unauthorized)?;
        let user = world.user(token.user).ok_or_else(Response::unauthorized)?;
        let is_bearer = matches!(sent, Sent::Bearer(_));
        let takes_any = world.release().takes_personal_tokens_as_bearer();
        if is_bearer && !takes_any && token.kind == TokenKind::Personal {
            return Err(Response::unauthorized());
        }
        let is_over = token.revoked || token.expires_at <= self.now;
        if is_over && !world.release().tells_why_tokens_end() {
            return Err(Response::unauthorized());
        }
        if token.revoked {
            return Err(invalid_token(
                "Token was revoked. You have to re-authorize from the user.",
            ));
        }
        if token.expires_at <= self.now {
            return Err(invalid_token(
                "Token is expired. You can either do re-authorization or token refresh.",
            ));
        }
        if user.blocked {
            return Err(Response::message(
                403,
                "403 Forbidden - Your account has been blocked.",
            ));
        }
        Ok(Some(Caller { user, token }))
    }

    /// As [`Call::signed_in`]; a token that is not enough for this method is
    /// refused too.
    pub(crate) fn caller<'world>(
        &self,
        world: &'world World,
    ) -> Result<Option<Caller<'world>>, Response> {
        let caller = self.signed_in(world)?;
        let is_reading = matches!(self.request.method.as_str(), "GET" | "HEAD");
        match caller.map(|caller| caller.token.scope) {
            Some(Scope::ReadApi) if !is_reading => Err(insufficient_scope()),
            Some(Scope::ReadApi | Scope::Api) | None => Ok(caller),
        }
    }

    /// As [`Call::caller`], for what nobody may do without signing in.
    pub(crate) fn known_caller<'world>(
        &self,
        world: &'world World,
    ) -> Result<Caller<'world>, Response> {
        self.caller(world)?.ok_or_else(Response::unauthorized)
    }

    /// The project of this request and what the caller may do there. A project
    /// that the caller cannot see does not exist for them.
    pub(crate) fn access<'world>(
        &self,
        world: &'world World,
        project: &str,
    ) -> Result<Access<'world>, Response> {
        let caller = self.caller(world)?;
        let found = find_project(world, project);
        let user = caller.map(|caller| caller.user);
        found
            .and_then(|project| Access::of(project, user))
            .ok_or_else(|| Response::not_found("Project Not Found"))
    }

    /// The project, for callers with at least this role in it.
    pub(crate) fn access_as<'world>(
        &self,
        world: &'world World,
        project: &str,
        least: Role,
    ) -> Result<Access<'world>, Response> {
        self.known_caller(world)?;
        let access = self.access(world, project)?;
        if access.role.is_some_and(|role| role >= least) {
            Ok(access)
        } else {
            Err(Response::forbidden())
        }
    }

    /// The project, for callers who may read its builds: reporters and up,
    /// and everybody when the project is public.
    pub(crate) fn access_to_builds<'world>(
        &self,
        world: &'world World,
        project: &str,
    ) -> Result<Access<'world>, Response> {
        let access = self.access(world, project)?;
        if access.may_read_builds() {
            Ok(access)
        } else {
            Err(Response::forbidden())
        }
    }
}

/// How a token came.
#[derive(Clone, Copy)]
enum Sent<'request> {
    Private(&'request str),
    /// For old servers this is the way of OAuth alone.
    Bearer(&'request str),
}

impl<'request> Sent<'request> {
    fn secret(self) -> &'request str {
        match self {
            Self::Private(secret) | Self::Bearer(secret) => secret,
        }
    }
}

/// Who asks.
#[derive(Clone, Copy)]
pub(crate) struct Caller<'world> {
    pub(crate) user: &'world User,
    pub(crate) token: &'world AccessToken,
}

/// A project and what the caller is in it.
pub(crate) struct Access<'world> {
    pub(crate) project: &'world Project,
    pub(crate) user: Option<&'world User>,
    pub(crate) role: Option<Role>,
}

impl<'world> Access<'world> {
    /// What `user` is in a project; `None` for one that they cannot see.
    pub(crate) fn of(project: &'world Project, user: Option<&'world User>) -> Option<Self> {
        let role = user.and_then(|user| project.role_of(user.id));
        let is_visible = role.is_some() || project.visibility == Visibility::Public;
        is_visible.then_some(Self {
            project,
            user,
            role,
        })
    }

    /// Builds are for reporters and up, and for everybody in a public project.
    pub(crate) fn may_read_builds(&self) -> bool {
        let is_public = self.project.visibility == Visibility::Public;
        is_public || self.role >= Some(Role::Reporter)
    }
}

/// A project by number or by full path.
pub(crate) fn find_project<'world>(world: &'world World, name: &str) -> Option<&'world Project> {
    match name.parse() {
        Ok(number) => world.project(ProjectId(number)),
        Err(_) => world
            .projects()
            .iter()
            .find(|project| project.full_path().eq_ignore_ascii_case(name)),
    }
}

fn invalid_token(description: &str) -> Response {
    let body = serde_json::json!({
        "error": "invalid_token",
        "error_description": description,
    });
    Response::json(401, &body)
}

fn insufficient_scope() -> Response {
    Response::json(
        403,
        &serde_json::json!({
            "error": "insufficient_scope",
            "error_description":
                "The request requires higher privileges than provided by the access token.",
            "scope": "api",
        }),
    )
}
