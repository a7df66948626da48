//! What the controls of a page are called.

/// The field of a question.
pub fn field(question: &str) -> String {
    format!("[name='t:{question}']")
}

/// The control of an option.
pub fn input(question: &str, option: &str) -> String {
    ["c", "m", "s"].map(|kind| format!("input[name='{kind}:{question}'][value='{option}']")).join(", ")
}

/// What a person sees of that control.
pub fn chip(question: &str, option: &str) -> String {
    ["c", "m", "s"]
        .map(|kind| format!("label:has(> input[name='{kind}:{question}'][value='{option}'])"))
        .join(", ")
}
