//! What each answer becomes, in kind and in words.
