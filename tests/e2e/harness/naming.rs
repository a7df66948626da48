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

/// An option of a question that is no part of a worksheet.
pub fn plain_chip(name: &str, option: &str) -> String {
    format!("label:has(> input[name='{name}'][value='{option}'])")
}
