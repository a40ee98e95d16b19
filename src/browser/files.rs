//! Files in and out: reading a chosen or dropped file, offering text as a download. Failures are told in plain words.

use crate::format;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Why a file did not come in or go out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than what is read; its bytes were not looked at.
    #[error("{name} is {size} MB. Files up to {limit} MB are read. Nothing was changed.")]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size in megabytes.
        size: u64,
        /// The limit in megabytes.
        limit: u64,
    },
    /// The browser could not read it.
    #[error("{0} could not be read. It may have been moved or deleted. Choose it again.")]
    Unreadable(String),
    /// The browser refused the download.
    #[error("The browser did not start the download. Use Copy instead.")]
    NoDownload,
}

/// The bytes of a file.
///
/// # Errors
/// [`FileError`] if it is too large or cannot be read.
pub async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    let name = file.name();
    // What the editor wrote is known by its name before a byte of it is read; the reader looks at the beginning as well.
    let own = name.ends_with(".json") || name.ends_with(".backup.txt");
    let limit = if own { format::OWN_LIMIT } else { format::SIZE_LIMIT } as f64;
    let megabyte = 1024.0 * 1024.0;
    if file.size() > limit {
        return Err(FileError::TooLarge {
            name,
            size: (file.size() / megabyte).round() as u64,
            limit: (limit / megabyte) as u64,
        });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable(name))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Offer `text` as a download.
///
/// # Errors
/// [`FileError::NoDownload`] if the browser refuses.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{media_type};charset=utf-8"));
    let start = || -> Option<()> {
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        super::view::after(10_000, move || {
            let _ = Url::revoke_object_url(&url);
        })
        .forget();
        Some(())
    };
    start().ok_or(FileError::NoDownload)
}

/// A file name from a title: letters, digits and hyphens, at most 60 characters.
pub fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            name.extend(c.to_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.chars().count() >= 60 {
            break;
        }
    }
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "postmortem" } else { name };
    format!("{name}.{extension}")
}
