//! The checklist of signs, from `signs.toml` and `<language>/signs.toml`.

use super::conditions::{Conditions, Fields};
use super::field::{RawField, field};
use super::ids::unique;
use super::short_way::{Named, RawShort, short_way};
use super::source::{Folder, Problems, SourceFile};
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::signs::{Sign, Signs, Tool, Unsafe};
use crate::domain::worksheet::{Ending, Field};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSigns {
    sign: Vec<RawSign>,
    ask: Vec<RawField>,
    after: Vec<RawField>,
    short: Option<RawShort>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSign {
    id: Spanned<String>,
    tools: Vec<SharedStr>,
}

/// Compiles the checklist.
pub fn compile(folder: &Folder, lang: &str, p: &mut Problems) -> Option<Signs> {
    let source = folder.read("signs.toml", p)?;
    let raw: RawSigns = source.parse(p)?;
    let mut words = Words::read(folder, &format!("{lang}/signs.toml"), p)?;
    let w = &mut words;
    let mut seen = BTreeSet::new();
    let mut targets: Vec<SharedStr> = Vec::new();
    for sign in &raw.sign {
        unique(&source, &sign.id, "sign", &mut seen, p);
        for tool in &sign.tools {
            if !targets.contains(tool) {
                targets.push(tool.clone());
            }
        }
    }
    let sign = |sign: RawSign, w: &mut Words, p: &mut Problems| Sign {
        title: w.need(&format!("sign.{}.title", sign.id.get_ref()), p),
        help: w.may(&format!("sign.{}.help", sign.id.get_ref()), p),
        id: sign.id.into_inner().into(),
        tools: sign.tools,
    };
    let ending = |name: &str, w: &mut Words, p: &mut Problems| Ending {
        title: w.need(&format!("{name}.title"), p),
        text: w.need(&format!("{name}.text"), p),
        ..Ending::default()
    };
    let mut conditions = Conditions::read(&source, Vec::new(), Fields::default(), p);
    let short = raw.short.map(|short| short_way(short, &mut conditions, w, p));
    let (short, Named(named)) = short.map_or((None, Named::default()), |(short, named)| (Some(short), named));
    let asked: BTreeSet<String> =
        raw.ask.iter().chain(&raw.after).map(|field| field.id.get_ref().clone()).collect();
    for (id, at) in named.iter().filter(|(id, _)| !asked.contains(&**id)) {
        p.add(&source, *at, format!("the short way asks `{id}`, which is no question of the check-in"));
    }
    let signs = Signs {
        title: w.need("title", p),
        intro: w.need("intro", p),
        about: w.need("about", p),
        signs: raw.sign.into_iter().map(|s| Rc::new(sign(s, w, p))).collect(),
        ask: fields(&source, raw.ask, "ask", w, p),
        after: fields(&source, raw.after, "after", w, p),
        tools: targets
            .into_iter()
            .map(|target| Tool {
                label: w.need(&format!("tool.{target}.label"), p),
                text: w.need(&format!("tool.{target}.text"), p),
                target,
            })
            .collect(),
        support: ending("support", w, p),
        unsafe_now: Unsafe {
            button: w.need("unsafe.button", p),
            title: w.need("unsafe.title", p),
            text: w.need("unsafe.text", p),
            after: w.need("unsafe.after", p),
        },
        end: ending("end", w, p),
        short,
    };
    words.finish(p);
    Some(signs)
}

/// Compiles a list of questions whose texts are below `prefix`.
pub fn fields(
    source: &SourceFile,
    raw: Vec<RawField>,
    prefix: &str,
    w: &mut Words,
    p: &mut Problems,
) -> Vec<Rc<Field>> {
    let mut seen = BTreeSet::new();
    let mut conditions = Conditions::read(source, Vec::new(), Fields::default(), p);
    raw.into_iter()
        .map(|one| {
            unique(source, &one.id, "question", &mut seen, p);
            Rc::new(field(one, prefix, &mut conditions, w, p))
        })
        .collect()
}
