//! The code, whose text is exactly what is copied, or why there is none.

use super::notes;
use super::paint::{Ink, runs};
use super::written::Shown;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::unseen::{mark, marked};
use leptos::prelude::*;
use snippets::{Field, Refusal, is_hidden};

/// What the panel has to show, if a trigger is chosen.
pub(super) type Answer = Memo<Option<Result<Shown, Refusal>>>;

/// The snippet, or why there is none. The code's element stays while only its
/// text changes, so that it keeps its focus and where it was scrolled to.
/// `show` leads to the field of a form beside the panel.
pub(super) fn code(
    answer: Answer,
    ref_both: Memo<bool>,
    refusal_id: String,
    show: Option<Callback<Field>>,
) -> AnyView {
    let refusal = memo(move |_| refusal(answer));
    (move || match refusal.get() {
        None => written(answer, ref_both),
        Some(refusal) => refused(&refusal, refusal_id.clone(), show),
    })
    .into_any()
}

/// Why there is no snippet, if so; whoever reads it is told of changes.
pub(super) fn refusal(answer: Answer) -> Option<Refusal> {
    answer.with(|answer| answer.as_ref()?.as_ref().err().cloned())
}

fn refused(refusal: &Refusal, id: String, show: Option<Callback<Field>>) -> AnyView {
    let field = refusal.field();
    let way = show.zip(way_to(field)).map(|(show, word)| {
        view! { <button type="button" on:click=move |_| show.run(field)>{word}</button> }
    });
    view! {
        <div class="snippet-refusal">
            <p role="status" id=id>{Icon::Warning.draw(16)}{marked(&refusal.sentence())}</p>
            {way}
        </div>
    }
    .into_any()
}

/// The word on the way to a field of the form; none for what is no field there.
fn way_to(field: Field) -> Option<String> {
    let row = |word: &str, row: usize| ["Go to ", word, " ", &(row + 1).to_string()].concat();
    match field {
        Field::Ref => Some("Go to the branch or tag".to_owned()),
        Field::Key(at) | Field::Value(at) => Some(row("variable", at)),
        Field::InputName(at) | Field::InputValue(at) => Some(row("input", at)),
        Field::Address | Field::Project | Field::Token | Field::TokenFile | Field::Whole => None,
    }
}

fn written(answer: Answer, ref_both: Memo<bool>) -> AnyView {
    let draw = move |draw: fn(&Shown, bool) -> AnyView| {
        let both = ref_both.get();
        answer.with(|answer| Some(draw(answer.as_ref()?.as_ref().ok()?, both)))
    };
    let proof =
        memo(move |_| answer.with(|answer| Some(answer.as_ref()?.as_ref().ok()?.place.proof())));
    view! {
        <pre class="snippet-code" tabindex="0" dir="ltr">
            <code data-testid="snippet-code">{move || draw(|shown, _| painted(shown))}</code>
        </pre>
        <ul class="snippet-notes" aria-label="Notes">{move || draw(notes::notes)}</ul>
        {move || proof.get().map(notes::proof)}
    }
    .into_any()
}

/// The text in pieces. Every piece is a text node of its own, so that putting
/// them together gives the text again.
fn painted(shown: &Shown) -> AnyView {
    let pieces = pieces(&shown.snippet.text, shown.place.language(), shown.secret());
    let draw = |piece: Piece<'_>| match piece {
        Piece::Text(Ink::Plain, text) => text.to_owned().into_any(),
        Piece::Text(ink, text) => {
            view! { <span class=ink.class()>{text.to_owned()}</span> }.into_any()
        }
        Piece::Secret(text) => {
            view! { <span class="ink-secret">{text.to_owned()}</span> }.into_any()
        }
        Piece::Unseen(character) => mark(character),
    };
    pieces.into_iter().map(draw).collect_view().into_any()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(Ink, &'a str),
    /// The real token.
    Secret(&'a str),
    Unseen(char),
}

fn pieces<'a>(text: &'a str, language: snippets::Language, secret: Option<&str>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (ink, run) in runs(text, language) {
        // A token has no character at which a run could be cut within it.
        let secrets = secret.map_or_else(Vec::new, |secret| run.match_indices(secret).collect());
        let mut from = 0;
        for (at, secret) in secrets {
            seen(&mut pieces, ink, &run[from..at]);
            pieces.push(Piece::Secret(secret));
            from = at + secret.len();
        }
        seen(&mut pieces, ink, &run[from..]);
    }
    pieces
}

/// The characters of `text` that cannot be seen, and the pieces between them.
fn seen<'a>(pieces: &mut Vec<Piece<'a>>, ink: Ink, text: &'a str) {
    let is_unseen = |character: char| is_hidden(character) && !matches!(character, '\n' | '\t');
    let mut rest = text;
    while let Some((at, character)) = rest.char_indices().find(|(_, one)| is_unseen(*one)) {
        if at > 0 {
            pieces.push(Piece::Text(ink, &rest[..at]));
        }
        pieces.push(Piece::Unseen(character));
        rest = &rest[at + character.len_utf8()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(ink, rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use snippets::Language;

    fn together(pieces: &[Piece<'_>]) -> String {
        let text = |piece: &Piece<'_>| match piece {
            Piece::Text(_, text) | Piece::Secret(text) => (*text).to_owned(),
            Piece::Unseen(character) => character.to_string(),
        };
        pieces.iter().map(text).collect()
    }

    #[test]
    fn the_token_and_what_cannot_be_seen_are_pieces_of_their_own() {
        let text = "'token=glptt-1'\u{202e}a\u{a0}\r\u{1b}\u{200b}\n\t";
        let quoted = |text| Piece::Text(Ink::Quoted, text);
        let plain = |text| Piece::Text(Ink::Plain, text);
        assert_eq!(
            pieces(text, Language::Shell, Some("glptt-1")),
            [
                quoted("'"),
                quoted("token="),
                Piece::Secret("glptt-1"),
                quoted("'"),
                Piece::Unseen('\u{202e}'),
                plain("a"),
                Piece::Unseen('\u{a0}'),
                Piece::Unseen('\r'),
                Piece::Unseen('\u{1b}'),
                Piece::Unseen('\u{200b}'),
                plain("\n"),
                plain("\t"),
            ]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(
            text in "([a$'\"\\\\\n\t\r\u{202e}\u{200b}\u{a0}\u{1b}]|\\PC){0,40}",
        ) {
            for language in [Language::Shell, Language::Slashes, Language::Plain] {
                prop_assert_eq!(together(&pieces(&text, language, Some("a"))), text.clone());
            }
        }
    }
}
