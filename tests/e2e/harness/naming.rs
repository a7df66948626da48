//! CSS selectors for the controls of a page.

/// The field of a question.
pub fn field(question: &str) -> String {
    format!("[name='t:{question}']")
}

/// The control of an option, which may be hidden.
pub fn input(question: &str, option: &str) -> String {
    ["c", "m", "s"].map(|kind| format!("input[name='{kind}:{question}'][value='{option}']")).join(", ")
}

/// The visible label of that control.
pub fn chip(question: &str, option: &str) -> String {
    ["c", "m", "s"]
        .map(|kind| format!("label:has(> input[name='{kind}:{question}'][value='{option}'])"))
        .join(", ")
}

/// The label of an option in a question that belongs to no worksheet.
pub fn plain_chip(name: &str, option: &str) -> String {
    format!("label:has(> input[name='{name}'][value='{option}'])")
}
