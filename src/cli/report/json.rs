//! Findings as one JSON object with every file.

use super::Result;
use crate::cli::render::Render;
use crate::rule::record;
use serde_json::{Value, json};

pub(super) fn print(results: &[Result], out: &mut Render) {
    let files: Vec<Value> = results
        .iter()
        .map(|result| {
            let mut file = record(&result.document, &result.checked);
            if let Some(members) = file.as_object_mut() {
                members.insert("file".to_string(), result.name.as_str().into());
            }
            file
        })
        .collect();
    out.text(&format!("{:#}\n", json!({ "files": files })));
}
