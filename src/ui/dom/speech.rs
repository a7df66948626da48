//! Reading aloud, with voices that run on the device only.

use super::window;
use wasm_bindgen::JsCast;

/// Whether there is a voice of this language that runs on the device itself.
pub fn has_own_voice(lang: &str) -> bool {
    own_voice(lang).is_some()
}

fn speech() -> Option<web_sys::SpeechSynthesis> {
    let speech = js_sys::Reflect::get(&window()?.into(), &"speechSynthesis".into()).ok()?;
    speech.is_object().then(|| speech.unchecked_into())
}

fn own_voice(lang: &str) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    voices
        .iter()
        .map(JsCast::unchecked_into::<web_sys::SpeechSynthesisVoice>)
        .find(|voice| voice.local_service() && voice.lang().to_lowercase().starts_with(lang))
}

/// Reads a text aloud with a voice that runs on the device; with none, it stays silent. What is being read stops.
pub fn speak(text: &str, lang: &str) {
    let (Some(speech), Some(voice)) = (speech(), own_voice(lang)) else {
        return;
    };
    speech.cancel();
    if let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(text) {
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        speech.speak(&utterance);
    }
}

/// Stops reading aloud.
pub fn hush() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
