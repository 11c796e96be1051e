use super::failing::BREATH;
use super::*;
use gitlab::{Doing, ErrorKind, Response, TokenFault, endpoints};
use proptest::prelude::*;

/// A page of projects with these numbers, and whether another follows.
fn projects(ids: &[u64], goes_on: bool) -> Result<Answer, ApiError> {
    let items: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"id":{id},"path_with_namespace":"g/p{id}"}}"#))
        .collect();
    let endpoint = endpoints::maintained_projects();
    Ok(Answer::Projects(
        endpoint.answer(&page(&items, goes_on)).unwrap(),
    ))
}

/// A page of triggers with these numbers, and whether another follows.
fn triggers(ids: &[u64], goes_on: bool) -> Result<Answer, ApiError> {
    let items: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    let endpoint = endpoints::triggers(&ProjectId(1).into());
    Ok(Answer::Triggers(
        endpoint.answer(&page(&items, goes_on)).unwrap(),
    ))
}

fn page(items: &[String], goes_on: bool) -> Response {
    let next = if goes_on { "2" } else { "" };
    Response {
        status: 200,
        headers: vec![("x-next-page".to_owned(), next.to_owned())],
        body: format!("[{}]", items.join(",")).into_bytes(),
        ..Response::default()
    }
}

fn error(kind: ErrorKind) -> Result<Answer, ApiError> {
    let mut error = ApiError::timed_out(Doing::ListTriggers);
    error.kind = kind;
    Err(error)
}

fn too_many(retry_after: Option<u32>) -> Result<Answer, ApiError> {
    error(ErrorKind::TooManyRequests { retry_after })
}

fn of(project: u64) -> Errand {
    Errand::Triggers(ProjectId(project), None)
}

/// A survey over the projects 1 to `count`, whose list is read.
fn listed(count: u64) -> Survey {
    let mut survey = Survey::of_listed();
    let list = survey.next().unwrap();
    let ids: Vec<u64> = (1..=count).collect();
    assert_eq!(survey.take_in(list, projects(&ids, false)), None);
    survey
}

fn ids(survey: &Survey) -> Vec<u64> {
    let entries = survey.entries();
    entries
        .all()
        .iter()
        .map(|entry| entry.trigger.id.0)
        .collect()
}

#[test]
fn it_reads_the_list_and_then_every_project_a_few_at_a_time() {
    let mut survey = Survey::of_listed();
    let list = survey.next().unwrap();
    assert_eq!(list, Errand::Projects(None));
    assert_eq!(survey.next(), None, "nothing else is known yet");
    survey.take_in(list, projects(&[1, 2, 3, 4, 5, 6, 7, 8], true));
    assert!(!survey.progress().all_found);
    let further = survey.next().unwrap();
    assert!(
        matches!(further, Errand::Projects(Some(_))),
        "the list goes first"
    );
    let under_way: Vec<Errand> = std::iter::from_fn(|| survey.next()).collect();
    assert_eq!(under_way, [1, 2, 3, 4, 5].map(of), "no more than six");
    // Project 8 moved up a page meanwhile.
    survey.take_in(further, projects(&[8, 9], false));
    survey.take_in(of(1), triggers(&[10], false));
    assert_eq!([survey.next(), survey.next()], [6, 7].map(of).map(Some));
    for project in 2..=7 {
        survey.take_in(of(project), triggers(&[], false));
    }
    for project in [8, 9] {
        assert_eq!(survey.next(), Some(of(project)), "each once");
        survey.take_in(of(project), triggers(&[project * 10], false));
    }
    let progress = survey.progress();
    assert_eq!((progress.read, progress.found), (9, 9));
    assert_eq!((progress.all_found, progress.course), (true, Course::Done));
    assert_eq!(ids(&survey), [10, 80, 90]);
}

#[test]
fn a_long_list_of_triggers_counts_when_it_is_whole() {
    let mut survey = listed(1);
    let first = survey.next().unwrap();
    survey.take_in(first, triggers(&[10, 11], true));
    assert_eq!(ids(&survey), [0; 0]);
    let second = survey.next().unwrap();
    survey.take_in(second, triggers(&[11, 12], false));
    assert_eq!(ids(&survey), [10, 11, 12], "one that moved counts once");
}

#[test]
fn a_project_that_refuses_is_listed_and_can_be_tried_again() {
    let mut survey = listed(2);
    let (first, second) = (survey.next().unwrap(), survey.next().unwrap());
    assert_eq!(survey.take_in(first, error(ErrorKind::Forbidden)), None);
    survey.take_in(second, triggers(&[20], false));
    assert_eq!(survey.progress().course, Course::Done);
    let unread = survey.unread();
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0].place.path, "g/p1");
    assert_eq!(unread[0].reason.kind, ErrorKind::Forbidden);
    survey.retry();
    assert_eq!(survey.next(), Some(of(1)));
    survey.take_in(of(1), triggers(&[10], false));
    assert!(survey.unread().is_empty());
    assert_eq!(ids(&survey), [10, 20]);
}

#[test]
fn what_fails_for_a_while_is_tried_three_times() {
    let mut survey = listed(2);
    let (first, second) = (survey.next().unwrap(), survey.next().unwrap());
    for pause in [Some(BREATH), Some(BREATH), None] {
        assert_eq!(
            survey.take_in(first.clone(), error(ErrorKind::ServerFault)),
            pause
        );
        assert_eq!(survey.unread().is_empty(), pause.is_some());
        assert_eq!(survey.next(), None, "it waits, or has given up");
        survey.pause_over();
        assert_eq!(survey.next(), pause.map(|_| first.clone()));
    }
    survey.take_in(second, triggers(&[], false));
    assert_eq!(survey.progress().course, Course::Done);
}

#[test]
fn a_server_that_does_not_answer_is_left_alone_for_longer_and_longer() {
    let mut survey = listed(100);
    let mut longest = Vec::new();
    for _ in 0..3 {
        let under_way: Vec<Errand> = std::iter::from_fn(|| survey.next()).collect();
        assert_eq!(under_way.len(), 6);
        let pauses: Vec<Duration> = under_way
            .into_iter()
            .filter_map(|errand| survey.take_in(errand, error(ErrorKind::TimedOut)))
            .collect();
        assert!(matches!(survey.progress().course, Course::Resting(_)));
        for pause in pauses {
            assert_eq!(survey.next(), None);
            survey.pause_over();
            longest.push(pause.as_secs());
        }
    }
    assert_eq!(
        longest,
        [20, 20, 20, 20, 20, 20, 40, 40, 40, 40, 40, 40, 80]
    );
}

#[test]
fn too_many_requests_are_sent_again_when_gitlab_says_so_however_often() {
    let mut survey = listed(3);
    for round in 0..9 {
        let errand = survey.next().unwrap();
        let told = (round % 2 == 0).then_some(7);
        let pause = survey.take_in(errand.clone(), too_many(told)).unwrap();
        if told.is_some() {
            assert_eq!(pause.as_secs(), 7);
        } else {
            assert!(pause.as_secs() >= 20, "GitLab may not show us for how long");
        }
        assert_eq!(survey.next(), None);
        survey.pause_over();
        assert_eq!(survey.next(), Some(errand.clone()), "the same goes first");
        survey.stop();
        survey.resume();
    }
    assert!(survey.unread().is_empty());
}

#[test]
fn several_that_are_sent_away_are_all_waited_for() {
    let mut survey = listed(3);
    let (first, second) = (survey.next().unwrap(), survey.next().unwrap());
    assert!(survey.take_in(first, too_many(Some(1))).is_some());
    assert!(survey.take_in(second, too_many(Some(9))).is_some());
    survey.pause_over();
    assert_eq!(survey.next(), None);
    survey.pause_over();
    assert!(survey.next().is_some());
}

#[test]
fn stopping_loses_nothing_and_late_answers_count_no_more() {
    let mut survey = listed(3);
    let (first, second) = (survey.next().unwrap(), survey.next().unwrap());
    survey.take_in(first, triggers(&[10], false));
    survey.stop();
    assert_eq!(survey.progress().course, Course::Stopped);
    assert_eq!(survey.next(), None);
    assert_eq!(survey.take_in(second, triggers(&[20], false)), None);
    assert_eq!(ids(&survey), [10]);
    survey.resume();
    assert_eq!(survey.next(), Some(of(2)));
    assert_eq!(survey.next(), Some(of(3)));
}

#[test]
fn without_a_connection_it_stops_instead_of_failing_everything() {
    for kind in [
        ErrorKind::Aborted,
        ErrorKind::TokenRefused(TokenFault::Revoked),
    ] {
        let mut survey = listed(2);
        let first = survey.next().unwrap();
        assert_eq!(survey.take_in(first, error(kind)), None);
        assert_eq!(survey.progress().course, Course::Stopped);
        assert!(survey.unread().is_empty());
        survey.resume();
        assert_eq!(survey.next(), Some(of(1)));
    }
}

#[test]
fn a_list_that_breaks_off_says_why_and_goes_on_there() {
    let mut survey = Survey::of_listed();
    let list = survey.next().unwrap();
    survey.take_in(list, projects(&[1], true));
    let further = survey.next().unwrap();
    survey.take_in(further.clone(), error(ErrorKind::Forbidden));
    assert!(survey.list_refused().is_some());
    survey.retry();
    assert_eq!(survey.list_refused(), None);
    assert_eq!(survey.next(), Some(further));
}

#[test]
fn refreshing_keeps_what_is_known_until_it_is_read_anew() {
    let mut survey = listed(2);
    for project in [1, 2] {
        let errand = survey.next().unwrap();
        survey.take_in(errand, triggers(&[project * 10], false));
    }
    let mut survey = survey.begun(None);
    assert_eq!(ids(&survey), [10, 20]);
    let list = survey.next().unwrap();
    survey.take_in(list, projects(&[2, 3], false));
    assert_eq!(ids(&survey), [20], "the first is no longer listed");
    assert_eq!(survey.next(), Some(of(2)));
    survey.take_in(of(2), triggers(&[21], false));
    assert_eq!(ids(&survey), [21]);
    assert_eq!(survey.progress().read, 1);
}

#[test]
fn chosen_projects_need_no_list() {
    let place = |id: u64| Place {
        id: ProjectId(id),
        path: format!("g/p{id}"),
    };
    let mut survey = Survey::of_chosen(vec![place(4), place(5)]);
    assert!(survey.progress().all_found);
    assert_eq!([survey.next(), survey.next()], [4, 5].map(of).map(Some));
    survey.take_in(of(4), triggers(&[40], false));
    let survey = survey.begun(Some(vec![place(5)]));
    assert_eq!(ids(&survey), [0; 0], "the fourth was let go");
    assert_eq!(
        Survey::of_chosen(Vec::new()).progress().course,
        Course::Done
    );
}

#[test]
fn a_revoked_trigger_goes() {
    let mut survey = listed(1);
    let errand = survey.next().unwrap();
    survey.take_in(errand, triggers(&[10, 11], false));
    survey.remove(ProjectId(1), TriggerId(10));
    survey.remove(ProjectId(7), TriggerId(11));
    assert_eq!(ids(&survey), [11]);
}

proptest! {
    /// Whatever happens, in whatever order: never too many at a time, each
    /// project asked until it is read or given up, and an end.
    #[test]
    fn every_project_is_read_or_listed_with_its_reason(
        count in 0_u64..30,
        fates in proptest::collection::vec((0_u8..8, any::<proptest::sample::Index>()), 400),
    ) {
        let mut survey = listed(count);
        let mut under_way: Vec<Errand> = Vec::new();
        for (fate, index) in fates {
            under_way.extend(std::iter::from_fn(|| survey.next()));
            prop_assert!(under_way.len() <= MOST as usize);
            if under_way.is_empty() {
                survey.pause_over();
                survey.resume();
                continue;
            }
            let errand = under_way.swap_remove(index.index(under_way.len()));
            let Errand::Triggers(project, _) = &errand else {
                prop_assert!(false, "the list was read");
                continue;
            };
            let own = project.0 * 10;
            let answer = match fate {
                0 => error(ErrorKind::Forbidden),
                1 => error(ErrorKind::ServerFault),
                2 => too_many(None),
                3 => { survey.stop(); under_way.clear(); continue }
                _ => triggers(&[own, own + 1], false),
            };
            survey.take_in(errand, answer);
        }
        loop {
            while let Some(errand) = survey.next() {
                let Errand::Triggers(project, _) = &errand else { break };
                let answer = triggers(&[project.0 * 10, project.0 * 10 + 1], false);
                survey.take_in(errand, answer);
            }
            match survey.progress().course {
                Course::Done => break,
                // What a person left under way when the fates ran out.
                Course::Going => survey.stop(),
                Course::Resting(_) => survey.pause_over(),
                Course::Stopped => survey.resume(),
            }
        }
        let (progress, unread) = (survey.progress(), survey.unread());
        prop_assert_eq!(progress.read + unread.len(), usize::try_from(count).unwrap());
        prop_assert_eq!(ids(&survey).len(), progress.read * 2);
    }
}
