//! Files that tests choose in the page: documents of our own under `files/`, and broken ones made on the spot.

use std::path::{Path, PathBuf};

use anyhow::Result;

/// A document under `files/`.
pub struct Document(&'static str);

/// A postmortem in the classic house style, over midnight.
pub const CHECKOUT: Document = Document("checkout.md");

impl Document {
    /// Where it lies.
    pub fn path(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("files").join(self.0)
    }
}

/// A file made for one test, gone when dropped.
pub struct Made(PathBuf);

impl Made {
    /// A file with this name and content.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("postmortem-made-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), bytes)?;
        Ok(Self(folder.join(name)))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        drop(self.0.parent().map(std::fs::remove_dir_all));
    }
}
