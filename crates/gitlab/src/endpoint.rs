//! One thing that can be asked of GitLab: how to ask, and how to read the answer.

use crate::asked::Asked;
use crate::decode::{self, Decode};
use crate::error::{ApiError, Doing, ErrorKind};
use crate::graphql;
use crate::paging::{self, NextPage, Page};
use crate::request::{Api, Body, Method, Request};
use crate::response::Response;
use crate::server::{Dialect, Feature, Server};
use crate::v3::{Course, numbered};
use std::sync::Arc;

type Read<T> = fn(&Request, &Response) -> Option<T>;

/// Says how a server of API v3 is asked, by the request that another one would get.
type Way<T> = dyn Fn(&Server, &Request) -> Course<T> + Send + Sync;

/// How API v3 is asked for what [`Endpoint::request`] asks of v4.
enum OldWay<T> {
    /// Alike.
    Alike,
    /// By another request, whose answer is read alike.
    At(Arc<dyn Fn(&mut Request) + Send + Sync>),
    /// In another way.
    By(Arc<Way<T>>),
}

/// One thing that can be asked of GitLab, whose answer is a `T`.
///
/// Only the functions in [`crate::endpoints`] make one, so that all addresses and all
/// escaping are there.
pub struct Endpoint<T> {
    request: Request,
    doing: Doing,
    read: Read<T>,
    feature: Option<Feature>,
    old_way: OldWay<T>,
}

impl<T> Clone for OldWay<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Alike => Self::Alike,
            Self::At(change) => Self::At(Arc::clone(change)),
            Self::By(course) => Self::By(Arc::clone(course)),
        }
    }
}

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            doing: self.doing,
            read: self.read,
            feature: self.feature,
            old_way: self.old_way.clone(),
        }
    }
}

impl<T> Endpoint<T> {
    pub(crate) fn new(doing: Doing, request: Request, read: Read<T>) -> Self {
        Self {
            request,
            doing,
            read,
            feature: None,
            old_way: OldWay::Alike,
        }
    }

    /// What to send to a GitLab of today; it also tells one question from another.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// What is being done, for the transport's own errors.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// Reads the answer of a GitLab of today.
    ///
    /// # Errors
    /// An [`ApiError`] for every status that is no success, for a redirect, for a web page
    /// and for an answer that cannot be read.
    pub fn answer(&self, response: &Response) -> Result<T, ApiError> {
        let read = if response.is_readable() {
            (self.read)(&self.request, response)
        } else {
            None
        };
        read.ok_or_else(|| ApiError::from_answer(self.doing, &self.request, response))
    }

    /// The same as this server is asked for it.
    ///
    /// # Errors
    /// [`ErrorKind::Lacking`] where the server has no such thing; nothing is sent then.
    pub fn asked_of(&self, server: &Server) -> Result<Asked<T>, ApiError>
    where
        T: 'static,
    {
        if let Some(feature) = self.feature.filter(|feature| !server.has(*feature)) {
            let server = server.words();
            let kind = ErrorKind::Lacking { server, feature };
            return Err(ApiError::without_answer(self.doing, kind));
        }
        let request = self.request.clone().signed(server.signature);
        let outside = matches!(request.api, Api::GraphQl | Api::OAuth);
        let course = match (&self.old_way, server.dialect) {
            (_, _) if outside => self.at_once(request),
            (_, Dialect::V4) => self.at_once(request),
            (OldWay::Alike, Dialect::V3) => self.at_once(request.in_v3()),
            (OldWay::At(change), Dialect::V3) => {
                let mut request = request.in_v3();
                change(&mut request);
                self.at_once(request)
            }
            (OldWay::By(course), Dialect::V3) => course(server, &request.in_v3()),
        };
        let course = match server.dialect {
            Dialect::V4 => course,
            Dialect::V3 => numbered(course),
        };
        Ok(Asked::new(self.doing, course))
    }

    /// By one request, which is read as a GitLab of today is.
    fn at_once(&self, request: Request) -> Course<T>
    where
        T: 'static,
    {
        let read = self.read;
        Course::of(request.clone(), move |response| read(&request, response))
    }

    /// Says what the server must have for it.
    pub(crate) fn needs(mut self, feature: Feature) -> Self {
        self.feature = Some(feature);
        self
    }

    /// Says how API v3 is asked for it, by another request that is read alike.
    pub(crate) fn in_v3_at(
        mut self,
        change: impl Fn(&mut Request) + Send + Sync + 'static,
    ) -> Self {
        self.old_way = OldWay::At(Arc::new(change));
        self
    }

    /// Says how API v3 is asked for it, in another way. The request that is given is this
    /// one, with the page that is asked for.
    pub(crate) fn in_v3_by(
        mut self,
        course: impl Fn(&Server, &Request) -> Course<T> + Send + Sync + 'static,
    ) -> Self {
        self.old_way = OldWay::By(Arc::new(course));
        self
    }

    pub(crate) fn with_query(mut self, name: &str, value: &str) -> Self {
        self.request.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn with_body(mut self, body: Body) -> Self {
        self.request.body = body;
        self
    }

    pub(crate) fn map_request(mut self, change: impl FnOnce(&mut Request)) -> Self {
        change(&mut self.request);
        self
    }
}

impl<T> Endpoint<Page<T>> {
    /// The same list, gone on to another page.
    #[must_use]
    pub fn at(mut self, next: &NextPage) -> Self {
        next.apply(&mut self.request);
        self
    }
}

/// An endpoint that answers with one noun.
pub(crate) fn one<T: Decode>(doing: Doing, method: Method, path: String) -> Endpoint<T> {
    let read = |_: &Request, response: &Response| decode::one(&response.text());
    Endpoint::new(doing, Request::new(method, path), read)
}

/// An endpoint that answers with a list in pages.
pub(crate) fn list<T: Decode>(doing: Doing, path: String, size: u16) -> Endpoint<Page<T>> {
    whole_list(doing, path).with_query("per_page", &size.to_string())
}

/// An endpoint that answers with a list all at once, unless its headers say otherwise.
pub(crate) fn whole_list<T: Decode>(doing: Doing, path: String) -> Endpoint<Page<T>> {
    Endpoint::new(doing, Request::new(Method::Get, path), paging::page)
}

/// An endpoint whose success says all.
pub(crate) fn nothing(doing: Doing, method: Method, path: String) -> Endpoint<()> {
    Endpoint::new(doing, Request::new(method, path), |_, _| Some(()))
}

/// An endpoint of GraphQL that answers with one noun, read from the answer's `data`.
/// `variables` are those of the question, which names them with `$`.
pub(crate) fn asked<T: Decode>(
    doing: Doing,
    question: &str,
    variables: &[(&str, &str)],
) -> Endpoint<T> {
    let request = Request::graphql(graphql::document(question, variables));
    Endpoint::new(doing, request, |_, response| {
        graphql::data(&response.text())
    })
}

/// An endpoint that answers with plain bytes.
pub(crate) fn bytes(doing: Doing, path: String) -> Endpoint<Vec<u8>> {
    let request = Request::new(Method::Get, path);
    Endpoint::new(doing, request, |_, response| Some(response.body.clone()))
}
