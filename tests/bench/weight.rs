//! The transferred bytes: the bodies of all responses, compressed with Brotli at level 11.

use super::page::{How, Stage, Whose, numbers};
use super::row::Row;

/// Returns the bytes of the page with its render-blocking resources (style sheets), and the bytes of everything it
/// fetched by itself. Images below the fold are not fetched.
const SENT: &str = "const page = performance.getEntriesByType('navigation')[0], rest = performance.getEntriesByType('resource');
    const sum = list => list.reduce((sum, e) => sum + e.encodedBodySize, 0);
    return [page.encodedBodySize + sum(rest.filter(e => e.renderBlockingStatus === 'blocking')), page.encodedBodySize + sum(rest)]";

pub async fn rows() -> Vec<Row> {
    let stage = Stage::phone().await;
    let mut sent = Vec::new();
    for (whose, path) in [
        (Whose::Ours, "/"),
        (Whose::Plain, "/"),
        (Whose::Preact, "/"),
        (Whose::Ours, "/signs/"),
        (Whose::Preact, "/signs/"),
    ] {
        stage.first_visit(whose, path, How::FAST).await;
        sent.push(
            numbers(&stage.visit.js(SENT).await).into_iter().map(|bytes| bytes / 1000.0).collect::<Vec<_>>(),
        );
    }
    let [ours, plain, preact, signs, preact_signs] = &sent[..] else { panic!("five pages were loaded") };
    let ratio = |what: &str, a: f64, b: f64, most: f64| Row::ratio(what, &[[a, b]], most, "KB");
    vec![
        Row::most("article: bytes before first paint (page and styles)", [ours[0]], 14.0, "KB"),
        ratio("bytes before first paint: article ÷ static page", ours[0], plain[0], 1.0),
        Row::most("article: a first visit, everything", [ours[1]], 150.0, "KB"),
        ratio("a first visit, everything: article ÷ Preact", ours[1], preact[1], 8.0),
        ratio("a first visit, everything: checklist ÷ Preact", signs[1], preact_signs[1], 8.0),
    ]
}
