//! What the program says about itself.

use pullcord_demo::host::Demo;
use pullcord_demo::server::{Dialects, Server};
use pullcord_demo::world::{Account, WELL_KNOWN};

/// The text of `--help`.
pub(crate) fn help() -> String {
    format!(
        "pullcord-demo: a look-alike of GitLab's API with a small world in memory.

Usage: pullcord-demo [OPTIONS]

Options:
  --listen ADDR            where the demo GitLab listens [127.0.0.1:8485]; port 0 takes any free one
  --console DIR            also serve the built console from this folder
  --console-listen ADDR    where the console listens [127.0.0.1:8484]
  --console-path PATH      serve the console below this path, such as /tools/pullcord/ [/]
  --clock MOMENT           start the demo's clock at this moment, such as 2026-11-23T09:00:00Z
  --gitlab AGE             answer like a GitLab of this age: 8.4, 8.17, 9.0, 11.5 or 19 [19]
  --api API                v3, v4 or both [v3 for 8.4 and 8.17, both for 9.0, v4 for 11.5 and 19];
                           9.0 can leave one of its two out
  --scale                  a large world: a project with 10,200 builds, a log of 100 MB, and more
  --control                answer /_demo/clock, /_demo/requests, /_demo/role and /_demo/reset
  --allowed-host NAME      also answer requests for this host name; can be given several times
  --i-know-this-is-public  allow an address that other machines can reach; tokens are then made
                           afresh, and --allowed-host is needed
  -h, --help               print this
  -V, --version            print the version

Accounts, with their role in docs/handbook (project 9) and their tokens:
{}
The world is made afresh at each start; nothing is written to disk.
",
        accounts(&Account::all(WELL_KNOWN))
    )
}

/// What is said once the ports are open. The lines with the two addresses keep
/// their form, so that programs can read them.
pub(crate) fn started(demo: &Demo, is_public: bool) -> String {
    let mut text = format!("GitLab:  {}\n", demo.gitlab_url);
    if let Some(console) = &demo.console_url {
        text.push_str(&format_args!("Console: {console}\n").to_string());
    }
    let (age, apis) = (demo.server.release(), demo.server.dialects());
    if demo.server != Server::default() {
        text.push_str(&format_args!("\nIt answers like GitLab {age}, API {apis}.\n").to_string());
    }
    text.push_str("\nAccounts, with their role in docs/handbook (project 9) and their tokens:\n");
    text.push_str(&accounts(&demo.accounts));
    text.push_str(&first_steps(demo));
    if is_public {
        text.push_str(
            "\nOther machines can reach this demo. Whoever reads one of these tokens can do \
             everything in it.\n",
        );
    }
    text.push_str("\nCtrl-C stops it. Nothing is kept.\n");
    text
}

fn first_steps(demo: &Demo) -> String {
    match &demo.console_url {
        Some(console) => {
            format!("\nTry first: open {console}, press Connect, and choose docs/handbook.\n")
        }
        None => {
            let api = match demo.server.dialects() {
                Dialects::V3 => "v3",
                Dialects::V4 | Dialects::Both => "v4",
            };
            let token = demo
                .accounts
                .first()
                .map_or("", |account| account.api_token.as_str());
            format!(
                "\nTry first: curl --header \"PRIVATE-TOKEN: {token}\" {}/api/{api}/projects/9/triggers\n",
                demo.gitlab_url
            )
        }
    }
}

fn accounts(accounts: &[Account]) -> String {
    let line = |account: &Account| {
        let Account {
            username,
            role,
            api_token,
            read_token,
        } = account;
        format!("  {username:<6} {role:<20} api: {api_token:<46} read_api: {read_token}\n")
    };
    accounts.iter().map(line).collect()
}
