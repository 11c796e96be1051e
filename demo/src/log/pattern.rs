//! The block of text that a large log repeats, and the places in it that differ
//! from one copy to the next.

use crate::world::Moment;

/// How many lines, or parts of the one line, a block has.
const LINES: u64 = 1_000;
/// How many blocks: 1,060,000 lines in all.
const CHATTY_BLOCKS: u64 = 1_060;
/// How many blocks of 50,000 bytes the one line has.
const ONE_LINE_BLOCKS: u64 = 1_000;
/// Room for the number of a line.
const NUMBER: &str = "0000000";
/// Room for a time as the runner writes it at the start of a line, and for the
/// stream that follows (GitLab Runner docs, `FF_TIMESTAMPS`).
const TIME: &str = "0000-00-00T00:00:00.000000Z";
/// Room for the time of a section: seconds since 1970.
const SECONDS: &str = "0000000000";

/// What is set in a copy.
#[derive(Clone, Copy, Debug)]
enum Mark {
    Number,
    Time,
    Seconds,
}

/// A place in the block, and the line of the block that it belongs to.
#[derive(Debug)]
struct Place {
    at: usize,
    line: u64,
    mark: Mark,
}

/// A head, a block many times, and a tail.
#[derive(Debug)]
pub(super) struct Pattern {
    head: String,
    block: Vec<u8>,
    places: Vec<Place>,
    blocks: u64,
    tail: String,
}

impl Pattern {
    fn new(head: &str, blocks: u64, tail: &str) -> Self {
        Self {
            head: head.to_owned(),
            block: Vec::new(),
            places: Vec::new(),
            blocks,
            tail: tail.to_owned(),
        }
    }

    fn push(&mut self, text: &str) {
        self.block.extend_from_slice(text.as_bytes());
    }

    fn place(&mut self, line: u64, mark: Mark) {
        let at = self.block.len();
        self.places.push(Place { at, line, mark });
        self.push(match mark {
            Mark::Number => NUMBER,
            Mark::Time => TIME,
            Mark::Seconds => SECONDS,
        });
    }

    /// Tests without end, each suite of them a section.
    pub(super) fn chatty() -> Self {
        let head = format!(
            "{TIME} 00O \x1b[0KRunning with gitlab-runner 18.5.0 (demo)\x1b[0;m\n\
             {TIME} 00O \x1b[32;1m$ ./run-a-million-tests\x1b[0;m\n"
        );
        let tail = format!("{TIME} 00O \x1b[32;1mJob succeeded\x1b[0;m\n");
        let mut pattern = Self::new(&head, CHATTY_BLOCKS, &tail);
        for line in 0..LINES {
            pattern.place(line, Mark::Time);
            pattern.push(" 00O ");
            match line {
                0 => {
                    pattern.push("section_start:");
                    pattern.place(line, Mark::Seconds);
                    pattern.push(":suite_");
                    pattern.place(line, Mark::Number);
                    pattern.push("\r\x1b[0K\x1b[36;1mSuite ");
                    pattern.place(line, Mark::Number);
                    pattern.push("\x1b[0;m\n");
                }
                999 => {
                    pattern.push("section_end:");
                    pattern.place(line, Mark::Seconds);
                    // A section closes by the name with which it was opened.
                    pattern.push(":suite_");
                    pattern.place(0, Mark::Number);
                    pattern.push("\r\x1b[0K\n");
                }
                _ => pattern.test(line),
            }
        }
        pattern
    }

    /// One test of a suite: one in five hundred warns, one in a thousand fails.
    fn test(&mut self, line: u64) {
        let (before, after) = match line {
            499 => (
                "\x1b[31;1mERROR:\x1b[0m test ",
                " failed: expected 4, got 5\n",
            ),
            250 | 750 => (
                "\x1b[33mWARNING:\x1b[0m test ",
                " took longer than a second\n",
            ),
            _ => match line % 4 {
                0 => (
                    "\x1b[32mok\x1b[0m   test ",
                    " reads what it wrote before, twice\n",
                ),
                1 => (
                    "\x1b[32mok\x1b[0m   test ",
                    " \x1b[38;5;244m(0.4 ms)\x1b[0m keeps its promise\n",
                ),
                2 => (
                    "\x1b[1;32mok\x1b[22;39m   test ",
                    " loses nothing on the way, at any size\n",
                ),
                _ => (
                    "\x1b[38;2;120;200;120mok\x1b[0m   test ",
                    " shows déjà vu – ✓\n",
                ),
            },
        };
        self.push(before);
        self.place(line, Mark::Number);
        self.push(after);
    }

    /// A file without a line end, as bundlers write them.
    pub(super) fn one_line() -> Self {
        let head = "\x1b[32;1m$ cat bundle.json\x1b[0;m\n";
        let tail = "\n\x1b[32;1mJob succeeded\x1b[0;m\n";
        let mut pattern = Self::new(head, ONE_LINE_BLOCKS, tail);
        for part in 0..LINES {
            pattern.push("{\"id\":");
            pattern.place(part, Mark::Number);
            pattern.push(",\"name\":\"module\",\"bytes\":4096,\"ok\":1},");
        }
        pattern
    }

    /// How many bytes the whole log has.
    pub(super) fn length(&self) -> u64 {
        let ends = self.head.len() as u64 + self.tail.len() as u64;
        ends + self.blocks * self.block.len() as u64
    }

    /// How many bytes are there `reached` of `all` into the run: whole blocks.
    pub(super) fn length_after(&self, reached: u64, all: u64) -> u64 {
        let blocks = self.blocks * reached / all.max(1);
        self.head.len() as u64 + blocks.min(self.blocks) * self.block.len() as u64
    }

    /// The rest of the head, of the block, or of the tail that `offset` lies in.
    pub(super) fn piece_at(&self, offset: u64, started: Moment, length: i64) -> Vec<u8> {
        let (head, block) = (self.head.len() as u64, self.block.len() as u64);
        let rest = |text: &[u8], from: u64| {
            let from = usize::try_from(from).unwrap_or(usize::MAX);
            text.get(from..).unwrap_or_default().to_vec()
        };
        if offset < head {
            return rest(timed(&self.head, started).as_bytes(), offset);
        }
        let (copy, within) = ((offset - head) / block, (offset - head) % block);
        if copy < self.blocks {
            return rest(&self.copy(copy, started, length), within);
        }
        let tail = timed(&self.tail, started.plus(length));
        rest(tail.as_bytes(), offset - head - self.blocks * block)
    }

    fn copy(&self, copy: u64, started: Moment, length: i64) -> Vec<u8> {
        let mut bytes = self.block.clone();
        let micros = length.unsigned_abs() * 1_000;
        let mut clock = Clock {
            started,
            second: u64::MAX,
            text: Vec::new(),
        };
        for place in &self.places {
            let line = copy * LINES + place.line;
            let after = micros * line / (self.blocks * LINES);
            match place.mark {
                Mark::Number => digits(&mut bytes, place.at, NUMBER.len(), line + 1),
                Mark::Seconds => {
                    let now =
                        started.millis() / 1_000 + i64::try_from(after / 1_000_000).unwrap_or(0);
                    digits(&mut bytes, place.at, SECONDS.len(), now.unsigned_abs());
                }
                Mark::Time => {
                    clock.set(&mut bytes, place.at, after / 1_000_000);
                    // Behind `2026-11-23T12:00:00.`
                    digits(&mut bytes, place.at + 20, 6, after % 1_000_000);
                }
            }
        }
        bytes
    }
}

/// The text of a head or tail, whose lines were all received at once.
fn timed(text: &str, at: Moment) -> String {
    let mut time = at.to_string();
    time.truncate(19);
    text.replace(TIME, &(time + ".000000Z"))
}

/// Writes a second only once for the thousands of lines that it has.
struct Clock {
    started: Moment,
    second: u64,
    text: Vec<u8>,
}

impl Clock {
    fn set(&mut self, bytes: &mut [u8], at: usize, second: u64) {
        if second != self.second {
            let millis = i64::try_from(second * 1_000).unwrap_or(0);
            self.text = self.started.plus(millis).to_string().into_bytes();
            // Without the fraction.
            self.text.truncate(19);
            self.second = second;
        }
        if let Some(room) = bytes.get_mut(at..at + self.text.len()) {
            room.copy_from_slice(&self.text);
        }
    }
}

/// Writes a number with zeros before it.
fn digits(bytes: &mut [u8], at: usize, length: usize, number: u64) {
    let mut rest = number;
    for byte in bytes.get_mut(at..at + length).into_iter().flatten().rev() {
        *byte = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
}
