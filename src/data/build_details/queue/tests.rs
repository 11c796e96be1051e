use super::*;

fn edition(status: Status) -> Edition {
    Edition {
        status,
        updated_at: Some(Timestamp::from_milliseconds(1)),
    }
}

fn build(id: u64) -> Piece {
    Piece::new(PipelineId(id), Part::Build)
}

fn variables(id: u64) -> Piece {
    Piece::new(PipelineId(id), Part::Variables)
}

fn all(pieces: impl IntoIterator<Item = Piece>, status: &Status) -> BTreeMap<Piece, Edition> {
    pieces
        .into_iter()
        .map(|piece| (piece, edition(status.clone())))
        .collect()
}

fn wanting(pieces: impl IntoIterator<Item = Piece>) -> Queue {
    let mut queue = Queue::default();
    queue.want(all(pieces, &Status::Success));
    queue
}

fn every_next(queue: &mut Queue) -> Vec<Piece> {
    std::iter::from_fn(|| queue.next()).collect()
}

#[test]
fn the_newest_comes_first_and_four_at_a_time() {
    let mut queue = wanting([build(1), build(9), variables(9), build(5), variables(5)]);
    assert_eq!(
        every_next(&mut queue),
        [build(9), variables(9), build(5), variables(5)]
    );
    queue.arrived(variables(5), None);
    assert_eq!(every_next(&mut queue), [build(1)]);
}

#[test]
fn what_is_known_is_asked_once() {
    let mut queue = wanting([build(1), variables(1)]);
    for piece in every_next(&mut queue) {
        queue.arrived(piece, None);
    }
    queue.want(all([build(1), variables(1)], &Status::Success));
    assert_eq!(queue.next(), None);
}

#[test]
fn a_change_asks_for_the_build_again_but_never_for_its_variables() {
    let mut queue = Queue::default();
    queue.want(all([build(1), variables(1)], &Status::Running));
    for piece in every_next(&mut queue) {
        queue.arrived(piece, None);
    }
    queue.want(all([build(1), variables(1)], &Status::Success));
    assert_eq!(every_next(&mut queue), [build(1)]);
}

#[test]
fn an_answer_newer_than_the_list_is_not_asked_again_when_the_list_catches_up() {
    let mut queue = Queue::default();
    queue.want(all([build(1)], &Status::Running));
    assert_eq!(queue.next(), Some(build(1)));
    queue.arrived(build(1), Some(edition(Status::Success)));
    assert_eq!(queue.next(), None, "the list still says running");
    queue.want(all([build(1)], &Status::Success));
    assert_eq!(queue.next(), None, "and now it says the same");
}

#[test]
fn a_change_under_way_is_asked_after_the_answer() {
    let mut queue = Queue::default();
    queue.want(all([build(1)], &Status::Pending));
    assert_eq!(queue.next(), Some(build(1)));
    queue.want(all([build(1)], &Status::Running));
    assert_eq!(queue.next(), None, "never twice at a time");
    queue.arrived(build(1), Some(edition(Status::Pending)));
    assert_eq!(queue.next(), Some(build(1)));
}

#[test]
fn rows_that_left_the_view_are_dropped() {
    let mut queue = wanting((1..=9).map(build));
    assert_eq!(every_next(&mut queue).len(), 4);
    queue.want(all([build(2)], &Status::Success));
    queue.arrived(build(9), None);
    assert_eq!(every_next(&mut queue), [build(2)]);
}

#[test]
fn a_refused_part_is_given_up_everywhere_until_the_next_visit() {
    let mut queue = wanting([build(2), variables(2), build(1), variables(1)]);
    assert_eq!(queue.next(), Some(build(2)));
    assert_eq!(queue.next(), Some(variables(2)));
    queue.refused(variables(2), Refusal::Part);
    assert!(queue.has_given_up(Part::Variables) && !queue.has_given_up(Part::Build));
    assert_eq!(every_next(&mut queue), [build(1)]);
    queue.try_all_again();
    assert_eq!(every_next(&mut queue), [variables(1)]);
}

#[test]
fn a_refused_piece_is_left_alone_and_the_others_go_on() {
    let mut queue = wanting([build(2), build(1)]);
    assert_eq!(queue.next(), Some(build(2)));
    queue.refused(build(2), Refusal::Piece);
    assert_eq!(every_next(&mut queue), [build(1)]);
}

#[test]
fn a_failure_puts_off_its_piece_longer_each_time() {
    let mut queue = wanting([build(2), build(1)]);
    assert_eq!(queue.next(), Some(build(2)));
    let first = queue.failed(build(2));
    assert_eq!(queue.next(), Some(build(1)), "the others go on");
    queue.arrived(build(1), None);
    assert_eq!(queue.next(), None);
    queue.pause_over(build(2));
    assert_eq!(queue.next(), Some(build(2)));
    assert!(queue.failed(build(2)) > first);
}

#[test]
fn everything_rests_when_the_server_fails_and_the_pauses_grow() {
    let mut queue = wanting((1..=30).map(build));
    let mut longest = Duration::ZERO;
    for _ in 0..3 {
        let asked = every_next(&mut queue);
        assert_eq!(asked.len(), MOST);
        let pauses: Vec<Duration> = asked.iter().map(|piece| queue.failed(*piece)).collect();
        assert_eq!(queue.next(), None, "nothing is asked while it rests");
        assert!(pauses.last().is_some_and(|pause| *pause > longest));
        longest = pauses.last().copied().unwrap_or_default();
        queue.pause_over(asked[0]);
    }
}

#[test]
fn an_outdated_build_is_asked_again() {
    let mut queue = wanting([build(1)]);
    assert_eq!(queue.next(), Some(build(1)));
    queue.arrived(build(1), None);
    queue.outdated(PipelineId(1));
    assert_eq!(queue.next(), Some(build(1)));
}
