//! The types that the demo knows, named as in GitLab's schema (GitLab docs,
//! "GraphQL API resources"), with the fields that have to do with builds.

/// A type with fields.
#[derive(Debug)]
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) fields: &'static [Known],
}

/// A field of a type.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: &'static str,
    /// What it leads to; `None` for a plain value.
    pub(super) leads_to: Option<&'static Type>,
    pub(super) arguments: &'static [&'static str],
    /// Those of the arguments that have to be given.
    pub(super) required: &'static [&'static str],
}

const fn plain(name: &'static str) -> Known {
    Known {
        name,
        leads_to: None,
        arguments: &[],
        required: &[],
    }
}

const fn object(name: &'static str, leads_to: &'static Type) -> Known {
    Known {
        leads_to: Some(leads_to),
        ..plain(name)
    }
}

pub(super) static QUERY: Type = Type {
    name: "Query",
    fields: &[
        Known {
            arguments: &["fullPath"],
            required: &["fullPath"],
            ..object("project", &PROJECT)
        },
        Known {
            arguments: &["ids"],
            ..object("projects", &PROJECTS)
        },
    ],
};

static PROJECTS: Type = Type {
    name: "ProjectConnection",
    fields: &[object("nodes", &PROJECT), object("pageInfo", &PAGE_INFO)],
};

static PROJECT: Type = Type {
    name: "Project",
    fields: &[
        plain("id"),
        plain("name"),
        plain("fullPath"),
        Known {
            arguments: &["ref"],
            required: &["ref"],
            ..object("ciConfigVariables", &CONFIG_VARIABLE)
        },
        Known {
            arguments: &["ref"],
            required: &["ref"],
            ..object("ciPipelineCreationInputs", &CREATION_INPUT)
        },
        Known {
            arguments: &["id", "iid", "sha"],
            ..object("pipeline", &PIPELINE)
        },
        object("pipelineTriggers", &TRIGGERS),
    ],
};

static TRIGGERS: Type = Type {
    name: "PipelineTriggerConnection",
    fields: &[object("nodes", &TRIGGER), object("pageInfo", &PAGE_INFO)],
};

static TRIGGER: Type = Type {
    name: "PipelineTrigger",
    fields: &[
        plain("id"),
        plain("description"),
        plain("token"),
        plain("hasTokenExposed"),
        plain("canAccessProject"),
        plain("lastUsed"),
        plain("expiresAt"),
    ],
};

static CONFIG_VARIABLE: Type = Type {
    name: "CiConfigVariable",
    fields: &[
        plain("key"),
        plain("value"),
        plain("description"),
        plain("valueOptions"),
    ],
};

static CREATION_INPUT: Type = Type {
    name: "CiInputs",
    fields: &[
        plain("name"),
        plain("type"),
        plain("description"),
        plain("required"),
        plain("default"),
        plain("options"),
        plain("regex"),
    ],
};

static PIPELINE: Type = Type {
    name: "Pipeline",
    fields: &[
        plain("id"),
        plain("iid"),
        plain("status"),
        plain("ref"),
        plain("sha"),
        plain("source"),
        plain("trigger"),
        Known {
            arguments: &["first", "after", "retried"],
            ..object("jobs", &JOBS)
        },
    ],
};

static JOBS: Type = Type {
    name: "CiJobConnection",
    fields: &[
        object("nodes", &JOB),
        object("pageInfo", &PAGE_INFO),
        plain("count"),
    ],
};

static JOB: Type = Type {
    name: "CiJob",
    fields: &[
        plain("id"),
        plain("name"),
        plain("status"),
        plain("kind"),
        object("stage", &STAGE),
        object("needs", &NEEDS),
        plain("allowFailure"),
        plain("manualJob"),
        plain("retried"),
        plain("schedulingType"),
        plain("webPath"),
    ],
};

static STAGE: Type = Type {
    name: "CiStage",
    fields: &[plain("name")],
};

static NEEDS: Type = Type {
    name: "CiBuildNeedConnection",
    fields: &[object("nodes", &NEED), object("pageInfo", &PAGE_INFO)],
};

static NEED: Type = Type {
    name: "CiBuildNeed",
    fields: &[plain("name")],
};

static PAGE_INFO: Type = Type {
    name: "PageInfo",
    fields: &[
        plain("hasNextPage"),
        plain("hasPreviousPage"),
        plain("startCursor"),
        plain("endCursor"),
    ],
};
