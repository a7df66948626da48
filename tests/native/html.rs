//! Parses rendered pages into elements and texts. It supports only the well-formed HTML of the renderer.

pub struct Element {
    pub tag: String,
    /// The attributes, decoded.
    pub attributes: Vec<(String, String)>,
    /// The indices of the elements around it, the outermost first.
    pub around: Vec<usize>,
    /// All text inside it.
    pub text: String,
}

#[derive(Default)]
pub struct Page {
    /// The elements in document order.
    pub elements: Vec<Element>,
    /// The texts in document order, each with the indices of the elements around it.
    pub texts: Vec<(Vec<usize>, String)>,
}

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param",
];

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| &**value)
    }
}

impl Page {
    pub fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("<!--") {
                rest = after.split_once("-->").expect("a comment ends").1;
            } else if let Some(after) = rest.strip_prefix("</") {
                let (tag, tail) = after.split_once('>').expect("a tag ends");
                let last = open.pop().expect("an open element");
                assert_eq!(page.elements[last].tag, tag.trim(), "elements are closed in order");
                rest = tail;
            } else if let Some(after) = rest.strip_prefix('<') {
                let (element, tail) = element(after, open.clone());
                let void = VOID.contains(&&*element.tag);
                page.elements.push(element);
                if !void {
                    open.push(page.elements.len() - 1);
                }
                rest = tail;
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = decode(&rest[..end]);
                for at in &open {
                    page.elements[*at].text.push_str(&text);
                }
                page.texts.push((open.clone(), text));
                rest = &rest[end..];
            }
        }
        assert!(open.is_empty(), "every element is closed");
        page
    }

    /// The elements with a tag.
    pub fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.tag == tag)
    }

    /// All values of an attribute.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.elements.iter().filter_map(move |element| element.get(name))
    }

    /// The element with an id.
    pub fn id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.get("id") == Some(id))
    }

    /// Whether an element is inside one with this tag.
    pub fn inside(&self, element: &Element, tag: &str) -> bool {
        element.around.iter().any(|at| self.elements[*at].tag == tag)
    }

    /// The whole text, with white space collapsed.
    pub fn says(&self) -> String {
        let texts: String = self.texts.iter().map(|(_, text)| format!("{text} ")).collect();
        texts.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Parses the tag that follows a `<`.
fn element(html: &str, around: Vec<usize>) -> (Element, &str) {
    let end = html.find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let (tag, mut rest) = html.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(tail) = rest.strip_prefix('/') {
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix('>') {
            let element = Element { tag: tag.to_ascii_lowercase(), attributes, around, text: String::new() };
            return (element, tail);
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).expect("an attribute ends");
            let (name, tail) = rest.split_at(end);
            let (value, tail) = match tail.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').expect("a value ends"),
                None => ("", tail),
            };
            attributes.push((name.to_ascii_lowercase(), decode(value)));
            rest = tail;
        }
    }
}

fn decode(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_string(), |text, (code, sign)| text.replace(code, sign))
}
