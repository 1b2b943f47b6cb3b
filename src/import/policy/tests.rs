//! Whole texts, all made up, with the oddities that real copies have.
