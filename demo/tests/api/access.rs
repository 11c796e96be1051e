//! What each role may do.

use super::desk::Desk;

/// Status by role, in the order ada (owner), grace (maintainer), dan
/// (developer), gus (guest), nobody.
#[test]
fn roles_decide() {
    let table: [(&str, &str, [u16; 5]); 20] = [
        ("GET", "/projects/9", [200, 200, 200, 200, 404]),
        ("GET", "/projects/9/triggers", [200, 200, 403, 403, 401]),
        ("GET", "/projects/9/triggers/10", [200, 200, 403, 403, 401]),
        (
            "POST",
            "/projects/9/triggers?description=x",
            [201, 201, 403, 403, 401],
        ),
        (
            "PUT",
            "/projects/9/triggers/10?description=x",
            [200, 403, 403, 403, 401],
        ),
        (
            "DELETE",
            "/projects/9/triggers/13",
            [204, 204, 403, 403, 401],
        ),
        ("GET", "/projects/9/pipelines", [200, 200, 200, 403, 404]),
        (
            "GET",
            "/projects/9/pipelines/latest",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/jobs",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/bridges",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/trigger_jobs",
            [200, 200, 200, 403, 404],
        ),
        (
            "POST",
            "/projects/9/pipelines/1405/cancel",
            [200, 200, 200, 403, 401],
        ),
        (
            "POST",
            "/projects/9/pipelines/1405/retry",
            [201, 201, 201, 403, 401],
        ),
        (
            "DELETE",
            "/projects/9/pipelines/1405",
            [204, 403, 403, 403, 401],
        ),
        (
            "POST",
            "/projects/9/pipeline?ref=develop",
            [201, 201, 201, 403, 401],
        ),
        ("GET", "/projects/9/jobs", [200, 200, 200, 403, 404]),
        (
            "GET",
            "/projects/9/repository/branches",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/repository/tags",
            [200, 200, 200, 403, 404],
        ),
        ("GET", "/projects/17", [404, 200, 404, 404, 404]),
    ];
    for (method, target, expected) in table {
        for (user, status) in ["ada", "grace", "dan", "gus", ""].into_iter().zip(expected) {
            let mut desk = Desk::new();
            assert_eq!(
                desk.ask(user, method, target).0,
                status,
                "{user:?} {method} {target}"
            );
        }
    }
}
