//! Jobs of CI systems.

pub(crate) mod gitlab_ci;
