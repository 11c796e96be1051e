//! A Kubernetes CronJob.

use super::OWN_SCHEDULES;
use crate::check::{CheckedCall, names};
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{COMMAND, fitting};
use crate::quote;
use crate::{Choice, Field, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// A Kubernetes CronJob, and the Secret from which it gets the token and secret values.
///
/// Read by a YAML parser, by the kubelet, which fills in `$(NAME)` within a container's
/// command (Kubernetes docs, Define dependent environment variables), and by the `sh` of
/// the image. So the values are always percent-encoded, which leaves no `$(`, and the whole
/// command is one YAML double-quoted scalar. Other names are written as `$NAME`, which the
/// kubelet leaves to `sh`.
///
/// A failed call is not made again: `backoffLimit: 0` starts no second pod, and
/// `restartPolicy: Never` no second container (Kubernetes docs, Jobs). Kubernetes itself
/// promises a run of about once: in rare cases two or none (its docs, CronJob). `batch/v1`
/// has CronJob from Kubernetes 1.21 (2021) on, `timeZone` is there from 1.27. What
/// `kubectl apply` can take, 256 KiB for the annotation that it keeps, is more than a
/// command's own limit.
#[derive(Clone, Copy, Debug)]
pub struct KubernetesCronJob;

impl Sealed for KubernetesCronJob {}

impl Place for KubernetesCronJob {
    fn slug(&self) -> &'static str {
        "kubernetes"
    }

    fn label(&self) -> &'static str {
        "Kubernetes CronJob"
    }

    fn group(&self) -> Group {
        Group::Schedule
    }

    fn search_words(&self) -> &'static str {
        "k8s kubectl cluster yaml nightly schedule"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Schedule, Choice::OptionNames, Choice::Curl]
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Write {name}= and {what}, without quotes, as a line of the file trigger-build.env, \
             and make a Secret of that file with the command at the top."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        keys_fit(call)?;
        let (token, token_from) = match call.token {
            TokenGiven::Real(token) => (token_secret(token), TOKEN_SECRET),
            TokenGiven::Placeholder | TokenGiven::File(_) => (String::new(), SECRET),
        };
        let by_hand = heading(&call.names_to_set());
        // The token comes from a Secret even when it is real.
        let call = call.by_name();
        let from = |name| {
            if name == names::TOKEN {
                token_from
            } else {
                SECRET
            }
        };
        let names = call.names_to_set().into_iter();
        let environment = names.map(|name| variable(name, from(name)));
        let command = Command::with_body(Curl::for_log(options), &call, curl::Written::Encoded);
        let command = quote::yaml::folded(&command.pieces(quote::sh::word), 18);
        let text = [
            &by_hand,
            &token,
            CRON_JOB,
            &options.schedule.crontab_fields(),
            JOB,
            &environment.collect::<String>(),
            COMMAND_LINE,
            &fitting(command, &COMMAND)?,
        ];
        Ok(Written {
            text: text.concat(),
            notes: vec![Note::Advice(CLOCK), Note::Advice(OWN_SCHEDULES)],
        })
    }
}

const CLOCK: &str = "The schedule goes by the clock of the cluster, which is mostly UTC. From \
    Kubernetes 1.27 on, a line such as timeZone: Europe/Berlin under schedule sets another zone.";

/// Where the values are that a person puts in.
const SECRET: &str = "trigger-build";

/// Where the real token is.
const TOKEN_SECRET: &str = "trigger-build-token";

/// A key of a Secret has 253 characters at most (Kubernetes docs, Secrets).
fn keys_fit(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let mut secret = call
        .variables
        .iter()
        .filter(|(_, variable)| variable.secret);
    match secret.find(|(_, variable)| variable.key.len() > 253) {
        Some((row, _)) => Err(Refusal::NotThere {
            field: Field::Key(*row),
            why: "A Secret of Kubernetes takes keys of 253 characters at most. Use a shorter key.",
        }),
        None => Ok(()),
    }
}

fn heading(names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    [
        "# First, with the lines ",
        &names.join("=, "),
        "= in trigger-build.env:\n",
        "#   kubectl create secret generic trigger-build --from-env-file=trigger-build.env\n",
    ]
    .concat()
}

fn token_secret(token: &str) -> String {
    [
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ",
        TOKEN_SECRET,
        "\nstringData:\n  ",
        names::TOKEN,
        ": \"",
        &quote::yaml::escape(token),
        "\"\n---\n",
    ]
    .concat()
}

/// The name stands in quotes, as `NO` and the like are no texts in YAML.
fn variable(name: &str, secret: &str) -> String {
    format!(
        "                - name: \"{name}\"
                  valueFrom:
                    secretKeyRef:
                      name: {secret}
                      key: \"{name}\"
"
    )
}

const CRON_JOB: &str = "apiVersion: batch/v1
kind: CronJob
metadata:
  name: trigger-build
spec:
  schedule: \"";

const JOB: &str = "\"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 0
      activeDeadlineSeconds: 300
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          containers:
            - name: trigger-build
              image: curlimages/curl:latest
              env:
";

const COMMAND_LINE: &str = "              command:
                - sh
                - -c
                - ";
