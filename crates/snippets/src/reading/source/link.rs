//! Addresses that stand alone, or that are all that is understood.

use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::address::Address;
use crate::reading::field_name::FieldName;
use crate::reading::filling::Filling;
use crate::reading::target::Target;

/// Takes a word that is an address.
pub(super) fn take(word: &str, form: &mut Filling) -> Option<Kind> {
    if !(word.contains("://") || word.contains("/projects/") || word.contains("/pipelines/new")) {
        return None;
    }
    let address = Address::read(word, &form.inserts);
    let kind = match address.target {
        Target::Trigger { .. } | Target::Pipeline { .. } => Kind::TriggerUrl,
        Target::NewPipeline { .. } => Kind::NewPipelineLink,
        Target::Run { .. } => Kind::RunLink,
        // A link of another console, whose query says it all.
        Target::Other if has_known_query(word) => Kind::Form,
        Target::Other => return None,
    };
    address.fill(form);
    address.fill_ref(form);
    Some(kind)
}

fn has_known_query(word: &str) -> bool {
    let query = word.split_once('?').map_or("", |(_, query)| query);
    query.split('&').any(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        FieldName::is_known(&crate::reading::encoded::form_value(name).text)
    })
}

/// Takes the first address of a trigger call that stands anywhere in `text`.
pub(super) fn take_any(text: &str, form: &mut Filling) -> Option<Kind> {
    let is_end = |character: char| character.is_whitespace() || "\"'`<>()|,;\\".contains(character);
    let found = text.split(is_end).find(|word| {
        let target = Address::read(word, &form.inserts).target;
        matches!(target, Target::Trigger { .. }) && word.contains("://")
    })?;
    let address = Address::read(found, &form.inserts);
    address.fill(form);
    address.fill_ref(form);
    form.list(text, Why::OnlyAddress);
    Some(Kind::SomethingWithAddress)
}
