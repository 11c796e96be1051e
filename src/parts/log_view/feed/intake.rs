//! What an answer does to the log that is held.

use super::receipt::{COMPARED, Receipt};
use crate::browser::held_bytes::part;
use crate::parts::log_view::scene::{Extent, Scene};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A log as long as this is asked for from its end on, where the server can.
const LONG: usize = 64 << 10;

/// Puts what comes into the scene, and tells how much there is.
pub(super) struct Intake {
    scene: Rc<RefCell<Scene>>,
    extent: RwSignal<Extent>,
    /// Whether the server may know `byte_offset`.
    knows_offset: Cell<bool>,
    /// Whether `extent` will be told soon.
    telling: Cell<bool>,
}

impl Intake {
    /// For a scene, of which `extent` tells.
    pub(super) fn new(scene: Rc<RefCell<Scene>>, extent: RwSignal<Extent>) -> Rc<Self> {
        Rc::new(Self {
            scene,
            extent,
            knows_offset: Cell::new(true),
            telling: Cell::new(false),
        })
    }

    /// Whether all of the log is here.
    pub(super) fn is_complete(&self) -> bool {
        self.scene.borrow().index().is_finished()
    }

    /// How much is here.
    pub(super) fn held(&self) -> Extent {
        self.scene.borrow().extent()
    }

    /// What to compare the next answer with, and from which byte on to ask for it.
    pub(super) fn receipt(&self) -> (Receipt, Option<usize>) {
        let scene = self.scene.borrow();
        let held = scene.bytes().length();
        let compared = held.min(COMPARED);
        let head = scene.bytes().copy(0..compared);
        let tail = scene.bytes().copy(held - compared..held);
        // From a beginning that is like the end nobody could tell which it is.
        if self.knows_offset.get() && held >= LONG && head != tail {
            return (Receipt::of_rest(held, tail), Some(held - compared));
        }
        (Receipt::of_whole(held, head, tail), None)
    }

    /// Takes in a piece of an answer.
    pub(super) fn take(self: &Rc<Self>, receipt: &mut Receipt, piece: &Uint8Array) {
        let length = piece.length() as usize;
        let new = receipt.take(length, |range| part(piece, range).to_vec());
        if let Some(from) = new {
            self.scene.borrow_mut().push(part(piece, from..length));
            self.tell_soon();
        }
    }

    /// No more will come.
    pub(super) fn finish(&self) {
        self.scene.borrow_mut().finish();
    }

    /// An answer did not go on from what is held. One that was asked for a part
    /// may come from a server that always sends all.
    pub(super) fn start_over(&self, was_part: bool) {
        if was_part {
            self.knows_offset.set(false);
        } else {
            self.scene.borrow_mut().clear();
            self.tell();
        }
    }

    /// Holds nothing any more.
    pub(super) fn forget(&self) {
        if self.held() != Extent::default() {
            self.scene.borrow_mut().clear();
            self.tell();
        }
    }

    /// Tells how much there is, where that is news.
    pub(super) fn tell(&self) {
        let held = self.held();
        let known = self.extent.try_get_untracked();
        if known.is_some_and(|known| known != held) {
            self.extent.try_set(held);
        }
    }

    /// Tells it once for each picture that the browser draws.
    fn tell_soon(self: &Rc<Self>) {
        if !self.telling.replace(true) {
            let intake = Rc::downgrade(self);
            request_animation_frame(move || {
                if let Some(intake) = intake.upgrade() {
                    intake.telling.set(false);
                    intake.tell();
                }
            });
        }
    }
}
