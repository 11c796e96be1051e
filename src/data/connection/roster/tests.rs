//! Several connections side by side.

use super::super::samples::{account, trigger};
use super::super::{Colour, Keep};
use super::*;
use gitlab::Token;

const HERE: &str = "https://a.example";
const THERE: &str = "https://b.example";

fn of(host: &str, id: u64, token: &str) -> SignedIn {
    SignedIn::Account(account(host, id, token, Keep::Page))
}

#[test]
fn signing_in_again_renews_the_same_and_leaves_the_others() {
    let mut roster = Roster::default();
    roster.put(of(HERE, 1, "one"));
    roster.put(of(HERE, 2, "two"));
    roster.put(of(THERE, 1, "three"));
    roster.put(trigger(HERE, "9", "four", Keep::Page));
    roster.put(trigger(HERE, "docs/handbook", "five", Keep::Page));
    roster.put(of(HERE, 1, "renewed"));
    let tokens: Vec<&Token> = roster.all().iter().map(SignedIn::token).collect();
    let expected = ["renewed", "two", "three", "four", "five"].map(Token::new);
    assert_eq!(tokens, expected.iter().collect::<Vec<_>>());
}

#[test]
fn switching_keeps_everyone_signed_in() {
    let mut roster = Roster::default();
    let (ada, dan) = (of(HERE, 1, "one"), of(THERE, 1, "two"));
    roster.put(ada.clone());
    roster.put(dan.clone());
    assert_eq!(roster.current(), None, "nobody was chosen yet");
    roster.choose(&ada.key());
    roster.choose(&dan.key());
    roster.choose(&of(THERE, 7, "who").key());
    assert_eq!(roster.current(), Some(&dan), "a stranger is not chosen");
    roster.choose(&ada.key());
    assert_eq!(roster.current(), Some(&ada));
    assert_eq!(roster.all().len(), 2);
}

#[test]
fn leaving_the_current_one_leads_to_the_last_of_the_others() {
    let mut roster = Roster::default();
    let all = [
        of(HERE, 1, "one"),
        of(HERE, 2, "two"),
        of(THERE, 1, "three"),
    ];
    all.iter().for_each(|it| roster.put(it.clone()));
    roster.choose(&all[0].key());
    roster.leave(&all[1].key());
    assert_eq!(roster.current(), Some(&all[0]), "another one has gone");
    roster.leave(&all[0].key());
    assert_eq!(roster.current(), Some(&all[2]));
    roster.leave(&all[2].key());
    assert_eq!(roster, Roster::default());
}

#[test]
fn a_new_connection_gets_a_colour_of_its_own_and_keeps_it() {
    let mut roster = Roster::default();
    for id in 1..=6 {
        let mut new = of(HERE, id, "x");
        *new.label_mut() = roster.label_for(&new.key(), new.instance());
        roster.put(new);
    }
    let colours: Vec<Colour> = roster.all().iter().map(|it| it.label().colour).collect();
    assert_eq!(colours, Colour::ALL);
    let again = of(HERE, 3, "y");
    let label = roster.label_for(&again.key(), again.instance());
    assert_eq!(
        (label.name.as_str(), label.colour),
        ("a.example", Colour::Green)
    );
}

#[test]
fn what_another_tab_keeps_on_the_device_is_taken_over() {
    let kept = |id, token| SignedIn::Account(account(HERE, id, token, Keep::Device));
    let mut roster = Roster::default();
    roster.put(of(HERE, 1, "only here"));
    roster.put(kept(2, "same"));
    roster.put(kept(3, "old"));
    roster.put(kept(4, "signed out of there"));
    roster.choose(&kept(4, "").key());
    let told = TokenInfo::of_scopes(vec!["api".to_owned()]);
    roster.learn(&kept(2, "").key(), told.clone());
    roster.learn(&kept(3, "").key(), told.clone());
    roster.keep_to(vec![
        kept(2, "same"),
        kept(3, "new"),
        kept(5, "added there"),
    ]);
    let tokens: Vec<&str> = roster.all().iter().map(|it| it.token().reveal()).collect();
    assert_eq!(tokens, ["only here", "same", "new", "added there"]);
    let known = roster.all().iter().map(|it| match it {
        SignedIn::Account(connection) => connection.token_info.clone(),
        SignedIn::Trigger(_) => None,
    });
    assert_eq!(known.collect::<Vec<_>>(), [None, Some(told), None, None]);
    assert_eq!(roster.current(), roster.all().last());
}
