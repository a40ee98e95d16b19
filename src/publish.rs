//! What leaves: a document in a format, with the drawing of its timeline where the format has room for one. Above formats and layout,
//! which do not know each other; shells write through here.

use crate::env::Env;
use crate::format::{Format, html};
use crate::layout::{self, Mode, Scene, Viewport};
use crate::model::Postmortem;

/// The width of the plot in a file.
const WIDTH: f64 = 1100.0;

/// The document in a format; `None` if the format is only read.
pub fn write(format: &Format, document: &Postmortem, env: &dyn Env) -> Option<String> {
    if format.id == html::FORMAT.id && !document.timeline.is_empty() {
        return Some(html::page(document, &drawing(document, env), env));
    }
    Some((format.write?)(document, env))
}

/// The drawing of the timeline as SVG, in a width of its own, whatever a screen shows.
pub fn drawing(document: &Postmortem, env: &dyn Env) -> String {
    drawn(&Scene::of(document, env.zones()), document, env)
}

/// The same of a scene, with its lanes and folds.
pub fn drawn(scene: &Scene, document: &Postmortem, env: &dyn Env) -> String {
    let viewport = Viewport { width: WIDTH, visible: None, mode: Mode::Lanes };
    let picture = scene.lay_out(document, env.zones(), &viewport);
    let title = document.title.trim();
    layout::svg(&picture, if title.is_empty() { "Timeline" } else { title })
}
