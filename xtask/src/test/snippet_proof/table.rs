//! The rows of the table, and the page around them.

use snippets::{Place, Proof, places};

/// That `runtime` ran the text of the place `slug` on `tried` cases, of which
/// `passed` arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ran {
    slug: String,
    runtime: String,
    passed: u64,
    tried: u64,
}

impl Ran {
    /// Reads `slug TAB runtime TAB passed TAB tried`.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let mut next = || parts.next();
        Some(Self {
            slug: next()?.to_owned(),
            runtime: next()?.to_owned(),
            passed: next()?.parse().ok()?,
            tried: next()?.parse().ok()?,
        })
    }
}

/// One row for each place, in the order in which they are offered.
pub(super) struct Table {
    rows: Vec<String>,
}

const HEAD: &str = "\
# Where a call can be pasted, and how that was tried

Written by the test run: `cargo xtask test --long`, or a shorter one with the
variable `PULLCORD_TABLE` set. Do not edit it by hand.

*Executed* means: the text was run for real, by the shells or runtimes named,
against a server that records what arrives. A case has passed when one request
came, with the token, the branch or tag, and every variable and input present
once and equal byte for byte, no field beside them, no file left behind and no
command run. *Read* means: the text was not run; a parser of the place's
language, or a model of it written after its published rules, read it back.

| Place | Group | Executed by: cases passed of cases tried |
|---|---|---|
";

impl Table {
    /// The table of what ran.
    pub(super) fn of(ran: &[Ran]) -> Self {
        let rows = places::ALL.iter().map(|place| row(*place, ran)).collect();
        Self { rows }
    }

    /// The whole page.
    pub(super) fn page(&self) -> String {
        [HEAD, &self.rows.join("\n"), "\n"].concat()
    }
}

fn row(place: &dyn Place, ran: &[Ran]) -> String {
    let of_place = ran.iter().filter(|ran| ran.slug == place.slug());
    let runs: Vec<_> = of_place
        .map(|ran| format!("{}: {} of {}", ran.runtime, ran.passed, ran.tried))
        .collect();
    let told = match (place.proof(), runs.is_empty()) {
        (Proof::Read, _) => "read, not executed".to_owned(),
        (Proof::Executed, true) => "nothing that could execute it was there".to_owned(),
        (Proof::Executed, false) => runs.join("; "),
    };
    format!("| {} | {} | {told} |", place.label(), place.group().label())
}

/// What the page should tell but does not: places without a row, and runtimes
/// that ran a place without standing in its row.
pub(super) fn untold(page: &str, ran: &[Ran]) -> Vec<String> {
    let row_of = |place: &dyn Place| {
        let start = format!("| {} | {} | ", place.label(), place.group().label());
        page.lines().find(move |line| line.starts_with(&start))
    };
    let without_row = places::ALL
        .iter()
        .filter(|place| row_of(**place).is_none())
        .map(|place| format!("{} has no row", place.label()));
    let not_named = ran.iter().filter_map(|ran| {
        let place = places::by_slug(&ran.slug)?;
        let row = row_of(place)?;
        let named = place.proof() == Proof::Read || row.contains(&format!("{}: ", ran.runtime));
        (!named).then(|| format!("{} was run by {}", place.label(), ran.runtime))
    });
    without_row.chain(not_named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(line: &str) -> Ran {
        Ran::read(line).expect(line)
    }

    #[test]
    fn a_page_tells_what_ran_and_what_did_not() {
        let ran = [ran("curl\tdash\t151\t152"), ran("curl\tbash\t152\t152")];
        let page = Table::of(&ran).page();
        assert!(page.contains("\n| curl | Shell | dash: 151 of 152; bash: 152 of 152 |\n"));
        assert!(
            page.contains("\n| crontab | Schedule | nothing that could execute it was there |")
        );
        assert_eq!(untold(&page, &ran), [""; 0]);
    }

    #[test]
    fn what_a_page_leaves_out_is_named() {
        let page = Table::of(&[ran("curl\tdash\t1\t1")]).page();
        let newer = [ran("curl\tbash\t1\t1")];
        assert_eq!(untold(&page, &newer), ["curl was run by bash"]);
        let shorter = page.replace("| crontab |", "| crontap |");
        assert_eq!(untold(&shorter, &[]), ["crontab has no row"]);
    }

    #[test]
    fn a_line_of_another_kind_is_no_record() {
        for line in ["", "curl", "curl\tdash\tmany\t1"] {
            assert_eq!(Ran::read(line), None, "{line}");
        }
    }
}
