//! A place on the bench: its text is written, run, and what arrives is compared.

use super::call::{self, NEVER, TOKEN};
use super::server::Server;
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

    /// Runs `script` with `shell -c`.
    pub(crate) fn in_shell(&self, shell: &str, script: &str) -> Output {
        self.command(shell).args(["-c", script]).output().unwrap()
    }
}

/// A place, and what runs its text.
pub(crate) struct Bench<'a> {
    pub(crate) place: &'static dyn Place,
    pub(crate) options: Options,
    /// The name under which it is recorded.
    pub(crate) runtime: &'a str,
    pub(crate) run: Run<'a>,
    /// What changes the call before it is written, in this order.
    adapt: Vec<fn(&mut Call)>,
    folder: PathBuf,
    server: Server,
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
        let generated = generated::texts(generated::count_for(self.place, self.runtime));
        let mut tried = 0;
        for case in cases.iter().chain(&generated) {
            match self.arrives(case, TokenGiven::Placeholder) {
                Ok(()) => tried += 1,
                Err(refusal) => assert!(
                    expected(case, &refusal),
                    "{:?} {case:?}: {refusal}",
                    self.place
                ),
            }
        }
        assert!(tried > 0, "every case was refused");
        for case in ["main", "it's\n100%"] {
            let real = self.arrives(case, TokenGiven::Real(TOKEN.into()));
            assert!(
                real.as_ref().is_ok_and(|()| true) || expected(case, real.as_ref().unwrap_err()),
                "{:?} {case:?}: {real:?}",
                self.place
            );
            if self.place.reads_token_file() {
                self.arrives(case, TokenGiven::File(self.token_file()))
                    .unwrap();
            }
        }
        // Whatever did not arrive has panicked.
        record::record(self.place, self.runtime, tried, tried);
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
        let hidden = call::hidden(case);
        let mut environment = vec![("HIDDEN".to_owned(), hidden.to_owned())];
        if call.token == TokenGiven::Placeholder {
            environment.push(("TRIGGER_TOKEN".into(), TOKEN.into()));
        }
        let text = Text {
            text: &snippet.text,
            gitlab: &call.gitlab,
            environment,
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
        let path = path(&call);
        for received in received {
            assert_eq!(received.method, "POST", "{told}");
            assert_eq!(received.path(), path, "{told}");
            let mut fields = received.fields();
            fields.sort();
            assert_eq!(fields, call::expected(&call, hidden), "{told}");
        }
        Ok(())
    }

    /// A file beside the folder with the token and a line end in it. Its name is awkward.
    pub(crate) fn token_file(&self) -> String {
        let name = self.folder.file_name().unwrap().to_str().unwrap();
        let file = self.folder.with_file_name(format!("{name} it's 100% $x"));
        std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

fn path(call: &Call) -> String {
    let project = "/projects/group%2Fsub.group%2Fname";
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
