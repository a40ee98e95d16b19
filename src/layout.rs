//! The geometry of the timeline picture: a pure function from document and viewport to places. It draws nothing.
