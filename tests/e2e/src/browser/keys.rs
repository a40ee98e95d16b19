//! The keyboard: what is typed where the focus is, and where the focus is.

use super::Browser;
use crate::focus::{self, FOCUSED};
use anyhow::Result;
use thirtyfour::{Key, TypingData};

impl Browser {
    /// Type where the focus is, as with a keyboard alone.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        self.block(self.driver.action_chain().send_keys(keys).perform())
    }

    /// Press a key while Control is held, and Shift too if `shift` says so.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn control(&self, key: char, shift: bool) -> Result<()> {
        let chain = self.driver.action_chain().key_down(Key::Control);
        let chain = if shift { chain.key_down(Key::Shift) } else { chain };
        let chain = chain.key_down(key).key_up(key);
        let chain = if shift { chain.key_up(Key::Shift) } else { chain };
        self.block(chain.key_up(Key::Control).perform())
    }

    /// Press a key that is no letter while Control is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn control_key(&self, key: Key) -> Result<()> {
        let chain =
            self.driver.action_chain().key_down(Key::Control).key_down(key.value()).key_up(key.value());
        self.block(chain.key_up(Key::Control).perform())
    }

    /// Press a key while Shift is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn shift_key(&self, key: Key) -> Result<()> {
        let chain = self.driver.action_chain().key_down(Key::Shift).key_down(key.value()).key_up(key.value());
        self.block(chain.key_up(Key::Shift).perform())
    }

    /// The name of what has the focus, as a screen reader would say it.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn focused(&self) -> Result<String> {
        Ok(self.script(FOCUSED)?.as_str().unwrap_or_default().to_owned())
    }

    /// Press Tab until the focus is on what has this name.
    ///
    /// # Errors
    /// If the walk does not reach it.
    pub fn tab_to(&self, name: &str) -> Result<()> {
        focus::walk_to(name, &|| self.focused(), &|| self.keys(Key::Tab))
    }

    /// The same backwards, with Shift.
    ///
    /// # Errors
    /// As [`tab_to`](Self::tab_to).
    pub fn tab_to_back(&self, name: &str) -> Result<()> {
        focus::walk_to(name, &|| self.focused(), &|| self.shift_key(Key::Tab))
    }
}
