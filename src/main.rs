//! Mounts the console; everything else is in the library.

fn main() {
    pullcord::mount();
}
