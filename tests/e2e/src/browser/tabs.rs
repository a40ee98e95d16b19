//! More than one tab of one browser.

use super::Browser;
use anyhow::Result;
use thirtyfour::WindowHandle;

impl Browser {
    /// Close the tab and open the page in another one.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn reopen(&self) -> Result<()> {
        let fresh = self.block(self.driver.new_tab())?;
        self.block(self.driver.close_window())?;
        self.block(self.driver.switch_to_window(fresh))?;
        self.prepare()?;
        self.goto(&self.host.url())
    }

    /// The tab that is looked at.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn tab(&self) -> Result<WindowHandle> {
        self.block(self.driver.window())
    }

    /// Open the page in another tab beside this one, and look at it.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn another_tab(&self) -> Result<WindowHandle> {
        let fresh = self.block(self.driver.new_tab())?;
        self.block(self.driver.switch_to_window(fresh.clone()))?;
        self.prepare()?;
        self.goto(&self.host.url())?;
        Ok(fresh)
    }

    /// Look at another tab.
    ///
    /// # Errors
    /// If it is gone.
    pub fn switch(&self, tab: &WindowHandle) -> Result<()> {
        self.block(self.driver.switch_to_window(tab.clone()))
    }

    /// Close the tab that is looked at and look at another.
    ///
    /// # Errors
    /// If either is gone.
    pub fn close_tab(&self, next: &WindowHandle) -> Result<()> {
        self.block(self.driver.close_window())?;
        self.switch(next)
    }
}
