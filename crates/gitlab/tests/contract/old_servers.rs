//! API v3 as GitLab 8.4 and 8.17 document it, each answer read in the conversation in which
//! it comes.

use gitlab::endpoints::*;
use gitlab::{
    ApiError, Endpoint, JobId, PipelineId, Response, Server, Status, Trigger, TriggerId,
    TriggerToken, Version,
};

use crate::examples::{Examples, OLD_4, OLD_17, find, project, response, time};

/// Documented answers of calls that this crate does not make.
const NOT_ASKED: [&str; 6] = [
    "GET_projects__id__repository__commits.json",
    "GET_projects__id__repository__commits__sha.json",
    "POST_projects__id__builds__build_id__artifacts__keep.json",
    "POST_projects__id__builds__build_id__erase.json",
    "POST_projects__id__pipeline.json",
    "POST_session.json",
];

const TRIGGERS: &str = "GET_projects__id__triggers.json";
const JOB: &str = "GET_projects__id__builds__build_id.json";
const BUILD: &str = "GET_projects__id__pipelines__pipeline_id.json";
const OF_COMMIT: &str = "GET_projects__id__repository__commits__sha__builds.json";

/// The example answers of one version, and the server that gives them.
struct Old {
    examples: Examples,
    folder: &'static str,
    server: Server,
}

impl Old {
    fn find(test: &str) -> Option<[Self; 2]> {
        let version = Version {
            version: "8.17.0".to_owned(),
            revision: None,
            enterprise: None,
        };
        Some([
            Self {
                examples: find(test)?,
                folder: OLD_4,
                server: Server::of_v3(None),
            },
            Self {
                examples: find(test)?,
                folder: OLD_17,
                server: Server::of_v3(Some(version)),
            },
        ])
    }

    fn told(&self, name: &str) -> Response {
        let status = if name.starts_with("POST") { 201 } else { 200 };
        response(status, &self.examples.text(self.folder, name))
    }

    /// What becomes of these answers, each of which must have been asked for.
    fn read<T: 'static>(&self, endpoint: &Endpoint<T>, names: &[&str]) -> Result<T, ApiError> {
        let told: Vec<Response> = names.iter().map(|name| self.told(name)).collect();
        self.take(endpoint, &told)
    }

    fn take<T: 'static>(&self, endpoint: &Endpoint<T>, told: &[Response]) -> Result<T, ApiError> {
        let asked = endpoint.asked_of(&self.server)?;
        for before in 0..told.len() {
            let next = asked.questions().next(&told[..before]);
            assert!(next.is_some(), "{}: answer {before}", self.folder);
        }
        assert_eq!(asked.questions().next(told), None, "{}", self.folder);
        asked.answer(told)
    }

    /// One of them, as the only one of a list.
    fn in_list(&self, name: &str) -> Response {
        let text = self.examples.text(self.folder, name);
        response(200, &format!("[{text}]"))
    }

    /// How many entries of an answer could not be read; `None` for one that is not asked for.
    fn unreadable(&self, name: &str) -> Option<Result<usize, ApiError>> {
        let (project, build, id) = (project(), PipelineId(46), JobId(8));
        let filter = PipelineFilter::default();
        let is_early = self.folder == OLD_4;
        Some(match name {
            "GET_user.json" => self.read(&current_user(), &[name]).map(|_| 0),
            "GET_version.json" => self.read(&version(), &[name]).map(|_| 0),
            "GET_projects.json" => {
                let found = self.read(&projects(&ProjectSearch::default()), &[name]);
                found.map(|page| page.unreadable)
            }
            "GET_projects__id.json" => {
                let endpoint = gitlab::endpoints::project(&project);
                self.read(&endpoint, &[name]).map(|_| 0)
            }
            TRIGGERS => self
                .read(&triggers(&project), &[name])
                .map(|page| page.unreadable),
            "GET_projects__id__triggers__token.json" => {
                let found = self.take(&triggers(&project), &[self.in_list(name)]);
                found.map(|page| page.unreadable)
            }
            "POST_projects__id__triggers.json" => {
                let new = NewTrigger {
                    description: "d".to_owned(),
                    expires_at: None,
                };
                self.read(&create_trigger(&project, &new), &[name])
                    .map(|_| 0)
            }
            "DELETE_projects__id__triggers__token.json" => {
                let second = TriggerId(1_450_887_956_760);
                let revoked = self.read(&delete_trigger(&project, second), &[TRIGGERS, name]);
                revoked.map(|()| 0)
            }
            "GET_projects__id__builds.json" => {
                let found = self.read(&jobs(&project, &JobFilter::default()), &[name]);
                if is_early {
                    let builds = self.read(&pipelines(&project, &filter), &[name]);
                    assert_eq!(builds.unwrap().items.len(), 1, "two jobs of one commit");
                }
                found.map(|page| page.unreadable)
            }
            "GET_projects__id__pipelines.json" => {
                let found = self.read(&pipelines(&project, &filter), &[name]);
                found.map(|page| page.unreadable)
            }
            BUILD => self.read(&pipeline(&project, build), &[name]).map(|_| 0),
            "POST_projects__id__pipelines__pipeline_id__cancel.json" => self
                .read(&cancel_pipeline(&project, build), &[name])
                .map(|_| 0),
            "POST_projects__id__pipelines__pipeline_id__retry.json" => self
                .read(&retry_pipeline(&project, build), &[name])
                .map(|_| 0),
            JOB if is_early => self.read(&job(&project, id), &[name, OF_COMMIT]).map(|_| 0),
            JOB => self.read(&job(&project, id), &[name]).map(|_| 0),
            OF_COMMIT if is_early => {
                let found = self.read(&pipeline_jobs(&project, PipelineId(9)), &[JOB, name]);
                found.map(|page| page.unreadable)
            }
            OF_COMMIT => {
                let found = self.read(&pipeline_jobs(&project, PipelineId(6)), &[BUILD, name]);
                found.map(|page| page.unreadable)
            }
            "POST_projects__id__builds__build_id__cancel.json" => {
                self.read(&cancel_job(&project, id), &[name]).map(|_| 0)
            }
            "POST_projects__id__builds__build_id__retry.json" => {
                self.read(&retry_job(&project, id), &[name]).map(|_| 0)
            }
            "POST_projects__id__builds__build_id__play.json" => {
                self.read(&play_job(&project, id, &[]), &[name]).map(|_| 0)
            }
            "GET_projects__id__repository__branches.json" => self
                .read(&branches(&project, ""), &[name])
                .map(|page| page.unreadable),
            "GET_projects__id__repository__branches__branch.json" => {
                let found = self.take(&branches(&project, "mast"), &[self.in_list(name)]);
                found.map(|page| page.unreadable)
            }
            "GET_projects__id__repository__tags.json" => self
                .read(&tags(&project, ""), &[name])
                .map(|page| page.unreadable),
            "GET_projects__id__repository__tags__tag_name.json" => {
                let found = self.take(&tags(&project, ""), &[self.in_list(name)]);
                found.map(|page| page.unreadable)
            }
            _ => return None,
        })
    }
}

#[test]
fn no_documented_answer_is_left_unread() {
    let Some(all) = Old::find("all answers of API v3") else {
        return;
    };
    for old in all {
        let names = old.examples.names(old.folder);
        for name in &names {
            match old.unreadable(name) {
                Some(Ok(unreadable)) => assert_eq!(unreadable, 0, "{}/{name}", old.folder),
                Some(Err(error)) => panic!("{}/{name}: {error:?}", old.folder),
                None => assert!(NOT_ASKED.contains(&name.as_str()), "{name} is new here"),
            }
        }
        let least = if old.folder == OLD_4 { 8 } else { 28 };
        assert!(names.len() >= least, "{}", names.len());
    }
}

#[test]
fn triggers_are_told_apart_without_their_tokens() {
    let Some(all) = Old::find("triggers of API v3") else {
        return;
    };
    for old in all {
        let page = old.read(&triggers(&project()), &[TRIGGERS]).unwrap();
        let [used, unused] = <[Trigger; 2]>::try_from(page.items).unwrap();
        assert_eq!(used.last_used, time("2016-01-04T15:41:21.986Z"));
        assert_eq!(
            (unused.last_used, unused.description, unused.owner),
            (None, None, None)
        );
        assert_eq!(unused.id, TriggerId(1_450_887_956_760));
        assert_eq!(used.short_token(), "fbdb");
        assert!(matches!(used.token, TriggerToken::Whole(_)));
    }
}

#[test]
fn builds_have_a_user_a_coverage_and_no_source() {
    let Some([_, old]) = Old::find("builds of API v3") else {
        return;
    };
    let found = old
        .read(&pipeline(&project(), PipelineId(46)), &[BUILD])
        .unwrap();
    assert_eq!(found.basic.status, Status::Success);
    assert_eq!((found.basic.source, found.coverage), (None, Some(30.0)));
    assert_eq!(
        found.user.map(|user| user.username).as_deref(),
        Some("root")
    );
    let found = old.read(&job(&project(), JobId(8)), &[JOB]).unwrap();
    assert_eq!(found.pipeline.map(|build| build.id), Some(PipelineId(6)));
    assert_eq!(found.duration, Some(0.465));
}
