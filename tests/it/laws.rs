//! Laws that hold for every document.
