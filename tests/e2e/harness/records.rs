//! Reads the stored records.

use super::Visit;
use serde_json::Value;

impl Visit {
    /// All stored records, the oldest first.
    pub async fn records(&self) -> Vec<Value> {
        let all = self
            .js("return Object.keys(localStorage).filter(k => k.startsWith('stillwater/record/')).sort().map(k => localStorage[k])")
            .await;
        let texts = all.as_array().cloned().unwrap_or_default();
        texts.iter().filter_map(|t| serde_json::from_str(t.as_str()?).ok()).collect()
    }

    /// The only stored record. Fails if there are more or none.
    pub async fn record(&self) -> Value {
        let mut records = self.records().await;
        assert_eq!(records.len(), 1, "one record is stored: {records:?}");
        records.remove(0)
    }
}
