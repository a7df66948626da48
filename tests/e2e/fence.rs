//! The fence around the page: what the policy stops, what a frame shows, what leaving quickly leaves, and what is asked of the host.

mod attempts;
mod elsewhere;
mod framed;
mod integrity;
mod left;
mod policy;
mod requests;
