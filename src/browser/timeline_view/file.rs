//! The drawing as a file: SVG, or PNG at twice the size. Drawn anew in a width of its own, with the lanes and folds
//! of the screen.

use crate::browser::env::BrowserEnv;
use crate::browser::files;
use crate::browser::session::Session;
use crate::publish;
use leptos::prelude::{document, untrack};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

/// How much larger a PNG is than the drawing.
const LARGER: f64 = 2.0;

/// The drawing of the open document.
pub fn drawn(session: Session) -> String {
    let scene = untrack(|| session.editor.scene());
    session.editor.with(|document| publish::drawn(&scene, document, &BrowserEnv))
}

fn name(session: Session, extension: &str) -> String {
    let title = session.editor.with(|document| format!("{} timeline", document.title));
    files::file_name(&title, extension)
}

/// Save the drawing as SVG.
pub fn save_svg(session: Session) {
    let name = name(session, "svg");
    match files::download(&name, "image/svg+xml", &drawn(session)) {
        Ok(()) => session.say(format!("Downloaded {name}.")),
        Err(error) => session.tell(true, error.to_string(), None),
    }
}

/// Save the drawing as PNG.
pub fn save_png(session: Session) {
    spawn_local(async move {
        let name = name(session, "png");
        match painted(&drawn(session)).await.and_then(|url| save(&url, &name)) {
            Ok(()) => session.say(format!("Downloaded {name}.")),
            Err(_) => {
                let words =
                    "The browser does not let this page make a picture. Save the drawing as SVG instead.";
                session.tell(true, words, None);
            }
        }
    });
}

/// The drawing painted on a canvas, as an address that holds the PNG.
async fn painted(svg: &str) -> Result<String, JsValue> {
    let image = HtmlImageElement::new()?;
    let encoded = js_sys::encode_uri_component(svg);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width((f64::from(image.natural_width()) * LARGER) as u32);
    canvas.set_height((f64::from(image.natural_height()) * LARGER) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.scale(LARGER, LARGER)?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    canvas.to_data_url()
}

fn save(url: &str, name: &str) -> Result<(), JsValue> {
    let anchor: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    anchor.set_href(url);
    anchor.set_download(name);
    anchor.click();
    Ok(())
}
