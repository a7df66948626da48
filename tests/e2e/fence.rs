//! The site's isolation: what the content security policy blocks, what a frame shows, what is left after leaving
//! quickly, and what is requested from the host.

mod attempts;
mod elsewhere;
mod framed;
mod integrity;
mod left;
mod policy;
mod requests;
