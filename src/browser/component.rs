//! Fields and small parts that stand anywhere in the form. They know addresses and the editor, not sections.

pub mod answer;
pub mod choice;
pub mod focus;
pub mod frame;
pub mod hush;
pub mod icon;
pub mod inline;
pub mod kind_icon;
pub mod line;
pub mod links;
pub mod margin;
pub mod names;
pub mod notes;
pub mod popover;
pub mod prose;
pub mod size;
pub mod time_field;

pub use choice::Choice;
pub use icon::Icon;
pub use line::Line;
pub use names::Names;
pub use notes::Notes;
pub use popover::Popover;
pub use prose::Prose;
pub use time_field::TimeField;
