//! The title and the icon of the browser's tab, and the focus after a change of
//! page.

use crate::browser::focus;
use crate::browser::location::Location;
use crate::browser::rest::Rest;
use crate::browser::tab;
use crate::parts::page_status::PageStatus;
use crate::parts::project::ProjectPath;
use crate::reactive::effect;
use crate::route::Route;
use leptos::prelude::*;

/// The heading of the page.
const HEADING: &str = "main h1";

/// Follows the route: sets the title and the icon, and after each change of page moves the
/// focus to its heading, so that a screen reader reads it and Tab goes on from
/// there. A page that waits for the rest of the console has its heading later.
pub(crate) fn follow(location: Location) {
    let project = expect_context::<ProjectPath>();
    let status = expect_context::<PageStatus>();
    effect(move || {
        let word = status.word();
        tab::set_title(&title(
            &location.route(),
            project.get().as_deref(),
            word.as_deref(),
        ));
    });
    if let Some(own) = tab::icon() {
        effect(move || tab::set_icon(status.icon().unwrap_or(&own)));
    }
    let rest = expect_context::<ReadSignal<Rest>>();
    Effect::new(move |before: Option<(Route, bool)>| {
        let route = location.route();
        let waits = rest.get() == Rest::Coming;
        let (left, owed) = before.map_or((false, false), |(old, owed)| (old != route, owed));
        if left {
            request_animation_frame(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus::focus_on(HEADING);
            });
        } else if owed && !waits {
            request_animation_frame(|| {
                if focus::is_nowhere() {
                    focus::focus_on(HEADING);
                }
            });
        }
        (route, waits && (left || owed))
    });
}

/// The status comes first: a narrow tab shows little more.
fn title(route: &Route, project: Option<&str>, status: Option<&str>) -> String {
    let page = match route {
        Route::Connect => "Connect to GitLab".to_owned(),
        Route::Projects => "Projects".to_owned(),
        Route::Inventory => "All triggers".to_owned(),
        Route::Review => "Review".to_owned(),
        Route::Triggers(_) => "Triggers".to_owned(),
        Route::Run(_) => "Run".to_owned(),
        Route::Builds(_) => "Builds".to_owned(),
        Route::FavouriteBuilds => "Builds of favourites".to_owned(),
        Route::Build(_, build) => format!("Build #{}", build.0),
        Route::Job(_, job) => format!("Job #{}", job.0),
        Route::Compare(..) => "Compare builds".to_owned(),
        Route::Settings => "Settings".to_owned(),
        Route::Unknown(_) => "Not found".to_owned(),
    };
    let project = route.project().and(project);
    let parts = [status, Some(page.as_str()), project, Some("Pullcord")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{PipelineId, ProjectId, ProjectRef};

    #[test]
    fn the_project_is_named_only_on_its_own_pages() {
        let project = ProjectRef::Id(ProjectId(9));
        let build = Route::Build(project, PipelineId(7));
        assert_eq!(
            title(&build, Some("docs/handbook"), Some("Failed")),
            "Failed · Build #7 · docs/handbook · Pullcord"
        );
        assert_eq!(title(&build, None, None), "Build #7 · Pullcord");
        assert_eq!(
            title(&Route::Settings, Some("docs/handbook"), None),
            "Settings · Pullcord"
        );
    }
}
