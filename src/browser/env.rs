//! The browser's world for the core: `Date`, `crypto.getRandomValues` and time zones from `Intl.DateTimeFormat`.
//!
//! The only place in the page that may ask for the present time. `crypto.randomUUID` is avoided: it needs a secure context, which an
//! intranet wiki often is not.

use crate::env::{Env, Zones};
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// The environment of this page.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserEnv;

impl Env for BrowserEnv {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
    }

    fn random(&self, bytes: &mut [u8]) {
        let filled = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok());
        if !filled {
            // Row ids need to differ within a document, nothing more.
            for byte in bytes {
                *byte = (js_sys::Math::random() * 256.0) as u8;
            }
        }
    }

    fn zones(&self) -> &dyn Zones {
        &IntlZones
    }
}

/// Zones from the browser's own IANA data.
#[derive(Debug)]
struct IntlZones;

thread_local! {
    static FORMATS: RefCell<HashMap<String, Option<js_sys::Intl::DateTimeFormat>>> = RefCell::default();
}

impl Zones for IntlZones {
    fn offset_at(&self, name: &str, instant: DateTime<Utc>) -> Option<i32> {
        FORMATS.with_borrow_mut(|formats| {
            if !formats.contains_key(name) {
                formats.insert(name.to_owned(), formatter(name));
            }
            offset(formats.get(name)?.as_ref()?, instant)
        })
    }
}

/// The reader's own zone, as the browser names it.
pub fn own_zone() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string().filter(|zone| !zone.is_empty())
}

fn formatter(zone: &str) -> Option<js_sys::Intl::DateTimeFormat> {
    let options = js_sys::Object::new();
    let fields = [
        ("timeZone", zone),
        ("calendar", "iso8601"),
        ("hourCycle", "h23"),
        ("era", "short"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ];
    for (key, value) in fields {
        js_sys::Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // The constructor throws for a zone it does not know; `Reflect::construct` turns that into a value.
    let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class =
        js_sys::Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let arguments = js_sys::Array::of2(&"en-US".into(), &options);
    js_sys::Reflect::construct(&class, &arguments).ok().map(JsCast::unchecked_into)
}

/// Seconds east of UTC: the wall time that `Intl` shows, read as if it were UTC, minus the instant.
fn offset(format: &js_sys::Intl::DateTimeFormat, instant: DateTime<Utc>) -> Option<i32> {
    let date = js_sys::Date::new(&JsValue::from_f64(instant.timestamp_millis() as f64));
    let parts = format.format_to_parts(&date);
    let part = |wanted: &str| -> Option<i32> {
        parts.iter().find_map(|part| {
            let kind = js_sys::Reflect::get(&part, &"type".into()).ok()?;
            (kind.as_string()? == wanted)
                .then(|| js_sys::Reflect::get(&part, &"value".into()).ok()?.as_string()?.parse().ok())
                .flatten()
        })
    };
    let wall = chrono::NaiveDate::from_ymd_opt(
        part("year")?,
        part("month")?.try_into().ok()?,
        part("day")?.try_into().ok()?,
    )?
    .and_hms_opt(
        part("hour")?.try_into().ok()?,
        part("minute")?.try_into().ok()?,
        part("second")?.try_into().ok()?,
    )?;
    i32::try_from(wall.and_utc().timestamp() - instant.timestamp()).ok()
}
