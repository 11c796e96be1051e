//! Runs that share the cache, and install into it one after the other.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::cache;
use crate::failure::{Failure, Outcome};
use crate::say;

/// The right to install into the cache, until it is dropped or the run ends.
#[must_use]
pub(super) struct Turn(#[expect(dead_code, reason = "holds the lock while it is open")] File);

/// Waits until no other run installs. Look again afterwards whether the tool is
/// missing: the other run may have been after the same one.
pub(super) fn turn() -> Outcome<Turn> {
    take(&cache::root()?, || {
        say::line("Waiting for another run that is installing tools");
    })
}

fn take(cache: &Path, wait: impl FnOnce()) -> Outcome<Turn> {
    let not_locked = || Failure::because("The cache of tools cannot be locked");
    fs::create_dir_all(cache).map_err(not_locked())?;
    let lock = File::create(cache.join("installing.lock")).map_err(not_locked())?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            wait();
            lock.lock().map_err(not_locked())?;
        }
        Err(TryLockError::Error(error)) => return Err(not_locked()(error)),
    }
    Ok(Turn(lock))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::mpsc;
    use std::{env, process, thread};

    use super::*;

    #[test]
    fn the_second_run_waits_for_the_first() {
        let cache = env::temp_dir().join(format!("pullcord-turn-{}", process::id()));
        let waited = Cell::new(false);
        let first = take(&cache, || waited.set(true)).unwrap();
        assert!(!waited.get());
        let (says, said) = mpsc::channel();
        let second = thread::spawn({
            let cache = cache.clone();
            move || take(&cache, || says.send(()).unwrap()).is_ok()
        });
        said.recv().unwrap();
        assert!(!second.is_finished());
        drop(first);
        assert!(second.join().unwrap());
        fs::remove_dir_all(cache).unwrap();
    }
}
