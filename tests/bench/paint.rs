//! First and largest paint and interactivity of the article on a slow phone, against the static page; and the layout
//! shifts and paints that the program causes.

use super::page::{How, Load, Stage, Whose, in_turns};
use super::row::Row;

pub async fn rows(pairs: u32) -> Vec<Row> {
    let stage = Stage::phone().await;
    // Loads a page once before measuring, because the first load is slower than any other.
    stage.first_visit(Whose::Plain, "/", How::SLOW).await;
    let same = in_turns(pairs, async |_| stage.first_visit(Whose::Plain, "/", How::SLOW).await).await;
    let both = in_turns(pairs, async |side| {
        stage.first_visit([Whose::Ours, Whose::Plain][side], "/", How::SLOW).await
    })
    .await;
    let largest = |load: &Load| load.lcp.last().copied().unwrap_or(f64::NAN);
    let of = |loads: &[[Load; 2]], value: &dyn Fn(&Load) -> f64| -> Vec<[f64; 2]> {
        loads.iter().map(|[a, b]| [value(a), value(b)]).collect()
    };
    let ours: Vec<&Load> = both.iter().map(|[ours, _]| ours).collect();
    let ready: Vec<[f64; 2]> = ours.iter().map(|load| [load.ready, load.fcp]).collect();
    // Images may be painted late, but the program must not cause a larger paint after it has started.
    let added = ours.iter().map(|load| load.lcp.iter().filter(|at| **at > load.program).count()).max();
    let moved = ours.iter().map(|load| load.cls).fold(0.0, f64::max);
    vec![
        Row::itself(
            "the static page ÷ itself, first paint: what the machine adds",
            &of(&same, &|load| load.fcp),
        ),
        Row::ratio("first paint: article ÷ static page", &of(&both, &|load| load.fcp), 1.05, "ms"),
        Row::ratio("largest paint: article ÷ static page", &of(&both, &largest), 1.05, "ms"),
        Row::ratio("article: interactive ÷ first paint", &ready, 1.7, "ms"),
        Row::exactly(
            "article: layout shift, the program's arrival included",
            moved,
            0.0,
            "the most of all loads",
        ),
        Row::exactly(
            "article: largest paints added by the program",
            added.unwrap_or(0) as f64,
            0.0,
            "the most of all loads",
        ),
    ]
}
