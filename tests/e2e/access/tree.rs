//! Chromium's accessibility tree, which is the page as a screen reader presents it.

use crate::harness::Visit;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// The roles of controls.
const CONTROLS: [&str; 11] = [
    "button",
    "link",
    "textbox",
    "searchbox",
    "checkbox",
    "radio",
    "combobox",
    "DisclosureTriangle",
    "Date",
    "spinbutton",
    "switch",
];
/// The roles of groups and landmarks whose name tells a person where a control belongs.
const PLACES: [&str; 5] = ["group", "radiogroup", "region", "dialog", "navigation"];

/// A node of the accessibility tree.
pub struct Node {
    /// The role as Chromium names it.
    pub role: String,
    pub name: String,
    pub description: String,
    /// The names of the groups, regions and dialogues around the node, the innermost first.
    pub places: Vec<String>,
    /// The target of a link.
    pub url: String,
    /// The other properties, such as `level`, `invalid`, `live` and `pressed`.
    pub properties: HashMap<String, Value>,
}

/// Returns all nodes that are not ignored, in the order of the tree.
pub async fn tree(visit: &Visit) -> Vec<Node> {
    let answer = visit.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = answer["nodes"].as_array().expect("a tree");
    let text = |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().trim().to_string();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut found = Vec::new();
    for node in nodes.iter().filter(|node| node["ignored"] != true) {
        let mut places = Vec::new();
        let mut outer = node["parentId"].as_str().and_then(|id| by_id.get(id));
        while let Some(place) = outer {
            if PLACES.contains(&&*text(place, "role")) && !text(place, "name").is_empty() {
                places.push(text(place, "name"));
            }
            outer = place["parentId"].as_str().and_then(|id| by_id.get(id));
        }
        let properties = node["properties"].as_array().into_iter().flatten();
        let properties: HashMap<String, Value> = properties
            .filter_map(|one| Some((one["name"].as_str()?.to_string(), one["value"]["value"].clone())))
            .collect();
        found.push(Node {
            role: text(node, "role"),
            name: text(node, "name"),
            description: text(node, "description"),
            places,
            url: properties.get("url").and_then(Value::as_str).unwrap_or_default().to_string(),
            properties,
        });
    }
    found
}

/// Asserts that headings skip no level, that landmarks are named, and that names of controls are present and unique.
pub async fn reads_well(visit: &Visit, what: &str) {
    let nodes = tree(visit).await;
    outline(&nodes, what);
    landmarks(&nodes, what);
    names(&nodes, what);
}

fn outline(nodes: &[Node], what: &str) {
    let headings = nodes.iter().filter(|node| node.role == "heading");
    let levels: Vec<(u64, &str)> = headings
        .map(|node| (node.properties.get("level").and_then(Value::as_u64).expect("a level"), &*node.name))
        .collect();
    assert!(levels.iter().all(|(_, name)| !name.is_empty()), "{what}: a heading without words: {levels:?}");
    // A modal dialogue hides everything else from the tree. Its own headings begin at level 2.
    let in_dialog = nodes.iter().any(|node| node.role == "dialog");
    let first = levels.iter().filter(|(level, _)| *level == 1).count();
    assert_eq!(first, usize::from(!in_dialog), "{what}: one first heading: {levels:?}");
    let mut last = u64::from(in_dialog);
    for (level, name) in &levels {
        assert!(*level <= last + 1, "{what}: «{name}» skips a level: {levels:?}");
        last = *level;
    }
}

fn landmarks(nodes: &[Node], what: &str) {
    if nodes.iter().any(|node| node.role == "dialog") {
        return;
    }
    let count = |role: &str| nodes.iter().filter(|node| node.role == role).count();
    for one in ["main", "banner"] {
        assert_eq!(count(one), 1, "{what}: one {one}");
    }
    // The site's footer is missing on the steps, on the closing page of a worksheet and where one settles, and nowhere
    // else. Without the program no step is open, and the page for settling has its footer.
    let closes = |node: &Node| ["Close this worksheet", "Close"].contains(&&*node.name);
    let is_step = nodes.iter().any(|node| node.role == "link" && closes(node));
    let is_step = is_step && !what.ends_with("the program failed") && !what.ends_with("no JavaScript");
    assert_eq!(count("contentinfo"), usize::from(!is_step), "{what}: contentinfo");
    let mut seen = Vec::new();
    for node in nodes.iter().filter(|node| ["navigation", "region"].contains(&&*node.role)) {
        assert!(!node.name.is_empty(), "{what}: a {} without a name", node.role);
        let it = (&node.role, &node.name);
        assert!(!seen.contains(&it), "{what}: two landmarks of one name: {it:?}");
        seen.push(it);
    }
}

fn names(nodes: &[Node], what: &str) {
    let mut seen: BTreeMap<_, &str> = BTreeMap::new();
    for node in nodes.iter().filter(|node| CONTROLS.contains(&&*node.role)) {
        assert!(!node.name.is_empty(), "{what}: a {} without a name, in {:?}", node.role, node.places);
        if node.role == "radio" {
            assert!(!node.places.is_empty(), "{what}: «{}» belongs to no group with a name", node.name);
        }
        let it = (&node.role, &node.name, &node.description, &node.places);
        // Two links with the same name are allowed if they lead to the same page.
        let same = seen.get(&it).is_some_and(|url| node.url.is_empty() || *url != node.url);
        assert!(!same, "{what}: two of one name: {it:?}");
        seen.insert(it, &node.url);
    }
}
