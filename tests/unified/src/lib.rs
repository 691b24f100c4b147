//! Switches on features of reqwest that change what every client of a build does; `tests` has the proof that they do not
//! change what a callback client does.
