//! What came when. Every question cites where its answer is from: a section of
//! `reference/gitlab-api.md` ("R 2.3"), or GitLab's documentation.

use super::Release;
use crate::world::JobStatus;

impl Release {
    /// v3 is gone, and says so with 410: since 11.0 (R 0).
    pub(crate) fn has_buried_v3(self) -> bool {
        self >= Self::V11_5
    }

    /// v4 answers who one is and how old the server is, and nothing of use:
    /// 8.17 (R 0, "mount exists but unfinished").
    pub(crate) fn has_unfinished_v4(self) -> bool {
        self == Self::V8_17
    }

    /// `GET /version`: since 8.13 (R 0).
    pub(crate) fn has_version(self) -> bool {
        self >= Self::V8_17
    }

    /// The API's framework checks parameters, and answers with `error`: since
    /// 8.14. Before, each was looked for by itself (R 2.3).
    pub(crate) fn checks_with_grape(self) -> bool {
        self >= Self::V8_17
    }

    /// `/projects/:id/ref/:ref/trigger/...`: since 8.14 (R 2.1).
    pub(crate) fn has_ref_in_path(self) -> bool {
        self >= Self::V8_17
    }

    /// That ref may have dots: since 10.0 (R 1.2).
    pub(crate) fn takes_dots_in_ref(self) -> bool {
        self >= Self::V11_5
    }

    /// A project's path may have dots in addresses below the project: not on
    /// 8.x (R 2).
    pub(crate) fn takes_dots_in_project(self) -> bool {
        self >= Self::V9_0
    }

    /// Erasing a build: since 8.5 (R 2.1).
    pub(crate) fn can_erase(self) -> bool {
        self >= Self::V8_17
    }

    /// Builds that a person starts: since 8.11 (R 2.1).
    pub(crate) fn can_play(self) -> bool {
        self >= Self::V8_17
    }

    /// Builds tell their pipeline: since 8.13 (R 2.2).
    pub(crate) fn has_pipeline_in_builds(self) -> bool {
        self >= Self::V8_17
    }

    /// `download_url` of builds: 8.4 and 8.5 (R 2.2).
    pub(crate) fn has_download_url(self) -> bool {
        self == Self::V8_4
    }

    /// v3 lists pipelines: since 8.11 (R 2.1).
    pub(crate) fn lists_v3_pipelines(self) -> bool {
        self >= Self::V8_17
    }

    /// v3 shows, starts, retries and cancels one pipeline: 8.11 to 8.17, then
    /// v4 alone (R 2.1).
    pub(crate) fn has_single_v3_pipelines(self) -> bool {
        self == Self::V8_17
    }

    /// A trigger has an owner, for whom its builds run: since 9.0. Before,
    /// they run for nobody (R 2.2, 2.4).
    pub(crate) fn has_trigger_owner(self) -> bool {
        self >= Self::V9_0
    }

    /// The owner needs the rights to start the build: R 1.1 for the newest,
    /// R 2.4 for none on 8.x. GitLab's source checks them since 9.4.
    pub(crate) fn checks_trigger_owner(self) -> bool {
        self >= Self::V11_5
    }

    /// A trigger of another project is unknown (404), where older servers
    /// refuse it (401): since 10.0 (R 2.3).
    pub(crate) fn hides_triggers_of_others(self) -> bool {
        self >= Self::V11_5
    }

    /// The reason why there is no pipeline is told, below `message.base`:
    /// since 10.0 (R 2.3).
    pub(crate) fn tells_why_no_pipeline(self) -> bool {
        self >= Self::V11_5
    }

    /// Today's sentence for a pipeline whose rules leave no job (R 1.2).
    pub(crate) fn has_rules(self) -> bool {
        self >= Self::V19_2
    }

    /// Triggers were marked as deleted and told so: up to 9.0; gone by 11.5
    /// (R 1.1).
    pub(crate) fn has_deleted_at(self) -> bool {
        self <= Self::V9_0
    }

    /// Others see four characters of a token: after 11.5 (R 1.1).
    pub(crate) fn masks_tokens(self) -> bool {
        self >= Self::V19_2
    }

    /// Tokens start with `glptt-`: after 11.5 (R 1.1).
    pub(crate) fn prefixes_tokens(self) -> bool {
        self >= Self::V19_2
    }

    /// Triggers expire: after 11.5 (R 1.1).
    pub(crate) fn has_trigger_expiry(self) -> bool {
        self >= Self::V19_2
    }

    /// Only the owner may describe a trigger anew (R 1.1); with the masking of
    /// tokens, as before each maintainer had the whole of it.
    pub(crate) fn reserves_triggers_for_owners(self) -> bool {
        self.masks_tokens()
    }

    /// `POST .../take_ownership`: 9.0 to 11.5 (R 1.1).
    pub(crate) fn has_take_ownership(self) -> bool {
        (Self::V9_0..=Self::V11_5).contains(&self)
    }

    /// What a trigger was called with is kept as `TRIGGER_PAYLOAD`: after 11.5
    /// (R 1.2 for the newest).
    pub(crate) fn keeps_trigger_payload(self) -> bool {
        self >= Self::V19_2
    }

    /// `POST /projects/:id/pipeline` takes variables (R 1.3 for the newest; R
    /// 2.1 has the ref alone).
    pub(crate) fn takes_variables_for_pipelines(self) -> bool {
        self >= Self::V11_5
    }

    /// A project may limit who gives variables: since 17.1 (R 3.4).
    pub(crate) fn restricts_variables(self) -> bool {
        self >= Self::V19_2
    }

    /// Inputs: since 17.10 (R 1.2).
    pub(crate) fn has_inputs(self) -> bool {
        self >= Self::V19_2
    }

    /// A limit of pipelines in a minute (R 1.2 for the newest).
    pub(crate) fn limits_pipelines(self) -> bool {
        self >= Self::V19_2
    }

    /// `GET .../pipelines/:id/variables`: since 11.11 (R 1.4).
    pub(crate) fn has_pipeline_variables(self) -> bool {
        self >= Self::V19_2
    }

    /// Jobs that start pipelines of other projects are listed (R 1.4 for the
    /// newest).
    pub(crate) fn has_bridges(self) -> bool {
        self >= Self::V19_2
    }

    /// `GET .../pipelines/latest` and deleting a pipeline (R 1.4 for the
    /// newest; neither is in the documentation of 11.5).
    pub(crate) fn has_latest_and_deletion(self) -> bool {
        self >= Self::V19_2
    }

    /// The jobs of a pipeline are all attempts, oldest first: before 13.5
    /// (GitLab docs, "Jobs API", history).
    pub(crate) fn lists_retried_jobs(self) -> bool {
        self <= Self::V11_5
    }

    /// Lists of jobs are not counted, so they have no totals (R 1.5 for the
    /// newest).
    pub(crate) fn counts_jobs(self) -> bool {
        self <= Self::V11_5
    }

    /// A refusal is `400 Bad request - reason`, once `400 (Bad request)
    /// "reason" not given` (R 1.5, 1.8, 2.1).
    pub(crate) fn has_plain_bad_request(self) -> bool {
        self >= Self::V19_2
    }

    /// A personal access token may come as a bearer: R 3.1 for the newest. R 2 has
    /// it for OAuth alone in v3, and so has the documentation of 11.5.
    pub(crate) fn takes_personal_tokens_as_bearer(self) -> bool {
        self >= Self::V19_2
    }

    /// Why an access token is no longer good (R 1.8). GitLab's source of 9.0
    /// looks for a token that is active, and finds none.
    pub(crate) fn tells_why_tokens_end(self) -> bool {
        self >= Self::V11_5
    }

    /// `GET /metadata` (since 15.2, R 0) and `/personal_access_tokens/self`
    /// (R 1.6 for the newest).
    pub(crate) fn has_metadata_and_own_token(self) -> bool {
        self >= Self::V19_2
    }

    /// GraphQL (R 1.9 for the newest); open to all since 12.1 (GitLab docs,
    /// "GraphQL API").
    pub(crate) fn has_graphql(self) -> bool {
        self >= Self::V19_2
    }

    /// Pages of other origins may ask `/oauth/token`: after 11.5 (R 4).
    pub(crate) fn has_oauth_for_pages(self) -> bool {
        self >= Self::V19_2
    }

    /// Users have an account of Skype: not after 11.5 (its examples).
    pub(crate) fn knows_skype(self) -> bool {
        self <= Self::V11_5
    }

    /// Everybody is told who is an administrator: not after 9.0 (its examples).
    pub(crate) fn names_administrators(self) -> bool {
        self <= Self::V9_0
    }

    /// The headers that pages of other origins may read (R 4).
    pub(crate) fn exposed_headers(self) -> &'static str {
        match self {
            Self::V8_4 | Self::V8_17 => "Link",
            Self::V9_0 | Self::V11_5 => {
                "Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page"
            }
            Self::V19_2 => {
                "Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page, \
                 X-Gitlab-Blob-Id, X-Gitlab-Commit-Id, X-Gitlab-Content-Sha256, \
                 X-Gitlab-Encoding, X-Gitlab-File-Name, X-Gitlab-File-Path, \
                 X-Gitlab-Last-Commit-Id, X-Gitlab-Ref, X-Gitlab-Size, X-Request-Id, ETag"
            }
        }
    }

    /// The word for a state (R 2.2, 6). 8.4 has no build before its stage
    /// begins, and none that waits for a person; 8.17 calls that one skipped.
    pub(crate) fn word_of(self, status: JobStatus) -> Option<&'static str> {
        match (self, status) {
            (Self::V8_4, JobStatus::Created | JobStatus::Skipped | JobStatus::Manual) => None,
            (Self::V8_17, JobStatus::Manual) => Some(JobStatus::Skipped.word()),
            (_, status) => Some(status.word()),
        }
    }
}
