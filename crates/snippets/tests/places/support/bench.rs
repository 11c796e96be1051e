//! A place on the bench: its text is written, run, and what arrives is compared.

use super::call::{self, NEVER, TOKEN};
use super::server::{Received, Server};
use super::{cases, generated, program, record};
use snippets::{Call, Options, Place, Refusal, TokenGiven, write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables of the environment.
pub(crate) type Environment = Vec<(String, String)>;

/// Runs a text in an empty folder, once for each way in which it may be read.
pub(crate) type Run<'a> = &'a dyn Fn(&Text<'_>) -> Vec<Output>;

/// A text to run.
pub(crate) struct Text<'a> {
    /// The text as it is pasted.
    pub(crate) text: &'a str,
    /// The address of the GitLab that the text calls.
    pub(crate) gitlab: &'a str,
    /// Address and port of the server that waits for the call, whatever the text calls.
    pub(crate) server: &'a str,
    /// What is set beside `PATH` and `HOME`: the token and the secret value, if they are
    /// not written out.
    pub(crate) environment: Environment,
    /// The empty folder in which it runs; it has to be left empty.
    pub(crate) folder: &'a Path,
}

impl Text<'_> {
    /// The program, to be run with this text's environment and in its folder.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.folder)
            .env("LC_ALL", "C.UTF-8")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder)
            .stdin(Stdio::null());
        command
    }

    /// Writes the text into a file of this name beside the folder and gives its path.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        let workshop = workshop(self.folder);
        std::fs::create_dir_all(&workshop).unwrap();
        let file = workshop.join(name);
        std::fs::write(&file, self.text).unwrap();
        file
    }

    /// Runs `script` with `shell -c`.
    pub(crate) fn in_shell(&self, shell: &str, script: &str) -> Output {
        self.command(shell).args(["-c", script]).output().unwrap()
    }
}

/// The folder beside `folder` for the files that a run needs.
pub(crate) fn workshop(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap().to_str().unwrap();
    folder.with_file_name(format!("{name}-workshop"))
}

/// A place, and what runs its text.
pub(crate) struct Bench<'a> {
    pub(crate) place: &'static dyn Place,
    pub(crate) options: Options,
    /// The name under which it is recorded.
    pub(crate) runtime: &'a str,
    pub(crate) run: Run<'a>,
    /// What changes the call before it is written, in this order.
    pub(super) adapt: Vec<fn(&mut Call)>,
    pub(super) folder: PathBuf,
    pub(super) server: Server,
}

impl<'a> Bench<'a> {
    /// A bench; `None`, told on the output, where one of the `programs` or the address is
    /// missing.
    pub(crate) fn set_up(
        place: &'static dyn Place,
        runtime: &'a str,
        programs: &[&str],
        run: Run<'a>,
    ) -> Option<Self> {
        if !program::are_here(programs) {
            return None;
        }
        let server = Server::start("127.0.0.1")?;
        // One for each thread: tests of one place may run side by side.
        let thread = std::thread::current()
            .name()
            .unwrap_or("main")
            .replace("::", "-");
        let name = format!("{}-{runtime}-{thread}-{}", place.slug(), std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name.replace([' ', '/'], "-"));
        std::fs::create_dir_all(&folder).unwrap();
        Some(Self {
            place,
            options: Options::default(),
            runtime,
            run,
            adapt: Vec::new(),
            folder,
            server,
        })
    }

    /// The same with a server of its own at `address`.
    pub(crate) fn at(mut self, address: &str) -> Option<Self> {
        self.server = Server::start(address)?;
        Some(self)
    }

    /// The same with a server that answers everything with `reply`.
    pub(crate) fn answering(mut self, reply: &'static str) -> Option<Self> {
        self.server = Server::start_answering("127.0.0.1", reply)?;
        Some(self)
    }

    /// The same with other options.
    pub(crate) fn with(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// The same for another call: `adapt` changes it too before it is written.
    pub(crate) fn adapted(mut self, adapt: fn(&mut Call)) -> Self {
        self.adapt.push(adapt);
        self
    }

    /// Tries every case of the table and, with `--long`, the generated texts, with the
    /// token by name; then some with the token written out and read from a file. Records
    /// how many arrived. A refusal counts as neither tried nor passed; it must be one that
    /// is `expected` for its case.
    pub(crate) fn try_all(&self, expected: fn(&str, &Refusal) -> bool) {
        self.try_these(&cases::all(), expected);
    }

    /// The same for these cases and the generated ones.
    pub(crate) fn try_these(&self, cases: &[String], expected: fn(&str, &Refusal) -> bool) {
        let tried = self.all_arrive(cases, &TokenGiven::Placeholder, expected);
        let real = TokenGiven::Real(TOKEN.into());
        let file = TokenGiven::File(self.token_file());
        let file = self.place.reads_token_file().then_some(file);
        for case in ["main", "it's\n100%"] {
            for token in [&real].into_iter().chain(&file) {
                if let Err(refusal) = self.arrives(case, token.clone()) {
                    assert!(
                        expected(case, &refusal),
                        "{:?} {case:?}: {refusal}",
                        self.place
                    );
                }
            }
        }
        // Whatever did not arrive has panicked.
        record::record(self.place, self.runtime, tried, tried);
    }

    /// Tries these cases and the generated ones, with the token given like this; tells how
    /// many arrived. Records nothing: for what is read by a model, not by a program.
    pub(crate) fn all_arrive(
        &self,
        cases: &[String],
        token: &TokenGiven,
        expected: fn(&str, &Refusal) -> bool,
    ) -> usize {
        let generated = generated::texts(generated::count_for(self.place, self.runtime));
        let mut tried = 0;
        for case in cases.iter().chain(&generated) {
            match self.arrives(case, token.clone()) {
                Ok(()) => tried += 1,
                Err(refusal) => assert!(
                    expected(case, &refusal),
                    "{:?} {case:?}: {refusal}",
                    self.place
                ),
            }
        }
        assert!(tried > 0, "every case was refused");
        tried
    }

    /// Writes one case, runs it, and compares what arrives.
    ///
    /// # Errors
    /// The refusal, if the place does not take the case.
    pub(crate) fn arrives(&self, case: &str, token: TokenGiven) -> Result<(), Refusal> {
        let mut call = call::call(&self.server.host, case, token);
        for adapt in &self.adapt {
            adapt(&mut call);
        }
        let snippet = write(self.place, &call, &self.options)?;
        assert!(!snippet.text.contains(NEVER), "{}", snippet.text);
        if !self.place.carries_marker() {
            call.marker = None;
        }
        let text = Text {
            text: &snippet.text,
            gitlab: &call.gitlab,
            server: &self.server.host,
            environment: environment(&call, case),
            folder: &self.folder,
        };
        let outputs = (self.run)(&text);
        let told = format!("{:?} {case:?}\n{}\n{outputs:?}", self.place, snippet.text);
        assert!(
            outputs.iter().all(|output| output.status.success()),
            "{told}"
        );
        assert!(program::is_empty(&self.folder), "{told}");
        let received = self.server.take();
        assert_eq!(received.len(), outputs.len(), "{received:?} {told}");
        for received in received {
            is_as_called(&received, &call, call::hidden(case), &told);
        }
        Ok(())
    }

    /// The same with the token in a file, whose name is awkward.
    pub(crate) fn arrives_with_token_file(&self, case: &str) {
        let token = TokenGiven::File(self.token_file());
        self.arrives(case, token).unwrap();
    }

    /// Lays a `.netrc` with a password for the server into the folder, which is the home
    /// of what runs.
    pub(crate) fn lay_netrc(&self) {
        let (host, _) = self.server.host.rsplit_once(':').unwrap();
        let line = format!("machine {host} login root password hunter2\n");
        std::fs::write(self.folder.join(".netrc"), line).unwrap();
    }

    /// Writes the call to this server that `change` makes of the usual one, runs it, and
    /// gives back what came of it, good or bad.
    pub(crate) fn outcome(&self, change: impl Fn(&mut Call)) -> (Vec<Output>, Vec<Received>) {
        let mut call = call::call(&self.server.host, "main", TokenGiven::Placeholder);
        change(&mut call);
        let snippet = write(self.place, &call, &self.options).unwrap();
        let text = Text {
            text: &snippet.text,
            gitlab: &call.gitlab,
            server: &self.server.host,
            environment: environment(&call, "main"),
            folder: &self.folder,
        };
        ((self.run)(&text), self.server.take())
    }

    /// A file beside the folder with the token and a line end in it. Its name is awkward.
    pub(crate) fn token_file(&self) -> String {
        let name = self.folder.file_name().unwrap().to_str().unwrap();
        let file = self.folder.with_file_name(format!("{name} it's 100% $x"));
        std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

/// What is set where a call for `case` runs: the secret value, and the token unless it is
/// written out.
pub(super) fn environment(call: &Call, case: &str) -> Environment {
    let mut environment = vec![("HIDDEN".to_owned(), call::hidden(case).to_owned())];
    if call.token == TokenGiven::Placeholder {
        environment.push(("TRIGGER_TOKEN".into(), TOKEN.into()));
    }
    environment
}

/// Panics, with what is `told`, unless the request is the one that `call` stands for.
pub(crate) fn is_as_called(received: &Received, call: &Call, hidden: &str, told: &str) {
    assert_eq!(received.method, "POST", "{told}");
    assert_eq!(received.path(), path(call), "{told}");
    assert_eq!(received.authorization, None, "{told}");
    let mut fields = received.fields();
    fields.sort();
    assert_eq!(fields, call::expected(call, hidden), "{told}");
}

fn path(call: &Call) -> String {
    let project: String = call.project.bytes().map(encoded).collect();
    let project = format!("/projects/{project}");
    match call.endpoint {
        snippets::Endpoint::V4 => format!("/api/v4{project}/trigger/pipeline"),
        snippets::Endpoint::V3 => format!("/api/v3{project}/trigger/builds"),
        snippets::Endpoint::V4RefInPath => {
            let encoded: String = call.git_ref.bytes().map(encoded).collect();
            format!("/api/v4{project}/ref/{encoded}/trigger/pipeline")
        }
    }
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"._~-".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

impl Drop for Bench<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        let _ = std::fs::remove_dir_all(workshop(&self.folder));
        let _ = std::fs::remove_file(self.token_file());
    }
}

/// What is refused for its length, and nothing else.
pub(crate) fn only_for_length(case: &str, refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::TooLong { length, limit, .. } if length > limit)
        && case.len() > 1_000
}

/// Nothing is refused.
pub(crate) fn nothing(_: &str, _: &Refusal) -> bool {
    false
}
