//! Changes to the document by page translators and other browser extensions.
//!
//! A translator replaces text nodes with elements of its own. Yew still holds the nodes it made: it would update a
//! detached text node, so that the old text stays visible, or panic when it inserts before a detached sibling. This
//! module records what was removed and puts it back right before Yew changes it. Text that does not change stays
//! translated.

use super::document;
use super::js::{get, global, object, set};
use js_sys::{Array, Function, Object, Proxy, Reflect, Set, WeakMap};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList};

/// The removed nodes, each with its parent, its next sibling, all nodes that were removed with it, and their
/// replacements.
#[derive(Clone)]
struct Replaced {
    places: WeakMap,
    /// The nodes added since the last call of the observer.
    added: Set,
}

/// Puts removed nodes back when the program changes them. Stays active as long as the page.
pub fn repair_foreign_mutations() -> Option<()> {
    let taken = Replaced { places: WeakMap::new(), added: Set::new(&JsValue::UNDEFINED) };
    let changed = {
        let taken = taken.clone();
        Closure::<dyn FnMut(Array)>::new(move |records| {
            taken.note(&records);
            taken.added.clear();
        })
    };
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    observer.observe_with_options(document()?.body()?.as_ref(), &what).ok()?;
    changed.forget();

    let apply = Closure::<dyn Fn(Function, JsValue, Array) -> JsValue>::new(
        move |act: Function, on: JsValue, with: Array| {
            taken.note(&observer.take_records());
            taken.put_back(&on);
            with.iter().for_each(|one| taken.put_back(&one));
            // `insertBefore` throws if the reference node is not a child of the parent, and Yew then panics.
            if with.get(1).has_type::<Node>() && !is_in(&with.get(1), &on) {
                with.set(1, JsValue::NULL);
            }
            Reflect::apply(&act, &on, &with).unwrap_or_default()
        },
    );
    let handler = object(&[("apply", apply.as_ref().clone())]);
    apply.forget();
    let guarded = |act: JsValue| Proxy::new(&act, handler.unchecked_ref());

    // The replacements are set on derived prototypes and never overwrite those of `Node`: a program that is started
    // again finds the originals there.
    let (nodes, elements, texts) = (prototype("Node")?, prototype("Element")?, prototype("Text")?);
    for name in ["insertBefore", "removeChild"] {
        let act = get(&nodes, name);
        set(&elements, name, &guarded(act)).ok()?;
    }
    let value = JsValue::from("nodeValue");
    let how = Object::get_own_property_descriptor(&nodes, &value);
    set(&how, "set", &guarded(get(&how, "set"))).ok()?;
    Object::define_property(&texts, &value, how.unchecked_ref());
    Some(())
}

fn prototype(of: &str) -> Option<Object> {
    get(&global(of), "prototype").dyn_into().ok()
}

impl Replaced {
    /// Records what the observer saw.
    fn note(&self, records: &Array) {
        for record in records.iter() {
            let record: MutationRecord = record.unchecked_into();
            let parent = JsValue::from(record.target());
            let (added, removed) = (list(&record.added_nodes()), list(&record.removed_nodes()));
            for node in added.iter() {
                if self.place(&node).is_some_and(|place| place.get(0) == parent) {
                    self.places.delete(node.unchecked_ref());
                } else {
                    self.added.add(&node);
                }
            }
            // A node that was added beside a text, which is removed afterwards, counts as its replacement.
            if added.length() == 0 {
                let beside = [record.previous_sibling(), record.next_sibling()];
                if let Some(instead) = beside.into_iter().flatten().find(|node| self.added.delete(node)) {
                    added.push(&instead);
                }
            }
            let place = Array::of4(&parent, &record.next_sibling().into(), &removed, &added);
            for node in removed.iter() {
                self.places.set(node.unchecked_ref(), &place);
            }
        }
    }

    fn place(&self, node: &JsValue) -> Option<Array> {
        self.places.get(node.unchecked_ref()).dyn_into().ok()
    }

    /// Puts back a node and all its removed ancestors.
    fn put_back(&self, node: &JsValue) {
        let mut inner = node.dyn_ref::<Node>().cloned();
        while let Some(node) = inner {
            self.restore(&node);
            if node.is_connected() {
                break;
            }
            inner = node.parent_node();
        }
    }

    fn restore(&self, node: &JsValue) {
        let Some(place) = self.place(node) else { return };
        let parent: Node = place.get(0).unchecked_into();
        let is_there = |node: &JsValue| is_in(node, &parent);
        let (removed, instead): (Array, Array) =
            (place.get(2).unchecked_into(), place.get(3).unchecked_into());
        if is_there(node) {
            self.places.delete(node.unchecked_ref());
            return;
        }
        removed.iter().for_each(|node| {
            self.places.delete(node.unchecked_ref());
        });
        // The replacement and the next sibling may have been replaced too.
        let near = instead.concat(&Array::of1(&place.get(1)));
        let before = near.iter().find(|node| {
            self.restore(node);
            is_there(node)
        });
        let before = before.and_then(|node| node.dyn_into::<Node>().ok());
        for node in removed.iter().filter(|node| !is_there(node)) {
            let _ = parent.insert_before(node.unchecked_ref(), before.as_ref());
        }
        for node in instead.iter().filter(|node| is_there(node) && !removed.includes(node, 0)) {
            let _ = parent.remove_child(node.unchecked_ref());
        }
    }
}

fn is_in(node: &JsValue, parent: &JsValue) -> bool {
    node.dyn_ref::<Node>().and_then(Node::parent_node).is_some_and(|outer| JsValue::from(outer) == *parent)
}

fn list(nodes: &NodeList) -> Array {
    Array::from(nodes)
}
