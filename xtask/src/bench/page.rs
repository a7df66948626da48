//! Generates the HTML pages of the twins, as one would write them by hand.
//!
//! The article is read from the same tree of blocks that the finished site uses. Nothing else of the site is used.

use anyhow::{Context, Result};
use serde_json::Value;

/// The article as a plain page.
pub fn article(article: &Value) -> Result<String> {
    let mut main = format!("<h1>{}</h1>\n", text(&article["title"]));
    for (index, section) in list(&article["sections"])?.iter().enumerate() {
        let blocks: Result<String> =
            list(&section["blocks"])?.iter().map(|one| block(one, index == 0)).collect();
        main += &format!(
            "<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n",
            text(&section["id"]),
            text(&section["title"]),
            blocks?
        );
    }
    main += "<ol>\n";
    for (index, source) in list(&article["sources"])?.iter().enumerate() {
        let [authors, year, title, venue, url] =
            ["authors", "year", "title", "where", "url"].map(|part| text(&source[part]));
        main += &format!(
            "<li id=\"source-{}\">{authors} ({year}). <cite>{title}</cite> {venue} <a href=\"{url}\">{url}</a></li>\n",
            index + 1
        );
    }
    main += "</ol>\n";
    Ok(html(&text(&article["title"]), "", &format!("<main>\n{main}</main>\n")))
}

/// The page of a Preact app, which stays empty until its script has run.
pub fn shell(script: &str) -> String {
    html(
        "Stillwater",
        &format!("<script type=\"module\" src=\"/{script}.js\"></script>\n"),
        "<div id=\"app\"></div>\n",
    )
}

fn html(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n{head}</head>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}

fn block(block: &Value, first: bool) -> Result<String> {
    let (kind, of) = only(block)?;
    Ok(match kind {
        "heading" => format!("<h3 id=\"{}\">{}</h3>\n", text(&of[0]), text(&of[1])),
        "paragraph" => format!("<p>{}</p>\n", run(of)?),
        "list" => {
            let tag = if of[0] == true { "ol" } else { "ul" };
            let items: Result<String> =
                list(&of[1])?.iter().map(|item| Ok(format!("<li>{}</li>\n", run(item)?))).collect();
            format!("<{tag}>\n{}</{tag}>\n", items?)
        }
        "picture" => format!(
            "<img src=\"/pictures/{}.svg\" alt=\"{}\" width=\"1200\" height=\"500\"{}>\n",
            text(&of[0]),
            text(&of[1]),
            if first { "" } else { " loading=\"lazy\"" }
        ),
        _ => format!("<p><a href=\"{}\">{}</a></p>\n", address(&of[0]), text(&of[1])),
    })
}

/// Formats the inline elements of a paragraph.
fn run(inlines: &Value) -> Result<String> {
    let inlines = list(inlines)?.iter().map(|inline| {
        let (kind, of) = only(inline)?;
        Ok(match kind {
            "strong" | "em" => format!("<{kind}>{}</{kind}>", text(of)),
            "link" => format!("<a href=\"{}\">{}</a>", address(&of[0]), text(&of[1])),
            "cite" => format!("<sup><a href=\"#source-{of}\">{of}</a></sup>"),
            _ => text(of),
        })
    });
    inlines.collect()
}

fn address(target: &Value) -> String {
    let target = text(target);
    match target.strip_prefix("read#") {
        Some(section) => format!("#{section}"),
        None => format!("/{target}/"),
    }
}

/// The only key and value of an externally tagged enum.
fn only(tagged: &Value) -> Result<(&str, &Value)> {
    let found = tagged.as_object().and_then(|object| object.iter().next());
    found.map(|(kind, of)| (kind.as_str(), of)).with_context(|| format!("not a part of an article: {tagged}"))
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().with_context(|| format!("not a list: {value}"))
}

/// A string or number, escaped for HTML.
fn text(value: &Value) -> String {
    let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_article_becomes_a_plain_page() -> Result<()> {
        let page = article(
            &json!({ "title": "A & B", "sources": [], "sections": [{ "id": "one", "title": "One", "blocks": [
            { "picture": ["lake", "A \"lake\""] },
            { "paragraph": [{ "em": "Before" }, { "text": " <you>" }, { "link": ["read#two", "read"] }, { "cite": 3 }] },
            { "list": [true, [[{ "strong": "First" }]]] },
            { "offer": ["signs", "Open"] },
        ] }] }),
        )?;
        for wanted in [
            "<h1>A &amp; B</h1>",
            "<img src=\"/pictures/lake.svg\" alt=\"A &quot;lake&quot;\" width=\"1200\" height=\"500\">",
            "<p><em>Before</em> &lt;you><a href=\"#two\">read</a><sup><a href=\"#source-3\">3</a></sup></p>",
            "<ol>\n<li><strong>First</strong></li>\n</ol>",
            "<p><a href=\"/signs/\">Open</a></p>",
        ] {
            assert!(page.contains(wanted), "{wanted}\n{page}");
        }
        Ok(())
    }
}
