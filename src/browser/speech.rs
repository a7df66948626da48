//! Text to speech (Web Speech API), with local voices only, so that no text leaves the device.

use super::js;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

thread_local! {
    /// The current utterance. Some browsers garbage-collect one that is not referenced, and then never fire `end`.
    static READING: RefCell<Option<web_sys::SpeechSynthesisUtterance>> = const { RefCell::new(None) };
}

/// Whether there is a local voice for this language.
pub fn has_own_voice(lang: &str) -> bool {
    own_voice(lang).is_some()
}

fn speech() -> Option<web_sys::SpeechSynthesis> {
    let speech = js::global("speechSynthesis");
    speech.is_object().then(|| speech.unchecked_into())
}

fn own_voice(lang: &str) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    voices
        .iter()
        .map(JsCast::unchecked_into::<web_sys::SpeechSynthesisVoice>)
        .find(|voice| voice.local_service() && voice.lang().to_lowercase().starts_with(lang))
}

/// Reads a text aloud with a local voice and stops what was being read. Calls `over` when it ends for any reason.
/// Returns false if there is no local voice.
pub fn speak(text: &str, lang: &str, over: impl Fn() + 'static) -> bool {
    let (Some(speech), Some(voice)) = (speech(), own_voice(lang)) else {
        return false;
    };
    let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(text) else {
        return false;
    };
    stop();
    utterance.set_lang(&voice.lang());
    utterance.set_voice(Some(&voice));
    let over = Closure::<dyn FnMut()>::new(over).into_js_value();
    utterance.set_onend(Some(over.unchecked_ref()));
    utterance.set_onerror(Some(over.unchecked_ref()));
    speech.speak(&utterance);
    READING.set(Some(utterance));
    true
}

/// Stops reading aloud.
pub fn stop() {
    if let (Some(utterance), Some(speech)) = (READING.take(), speech()) {
        // Its `end` event would come late and could be taken for the end of the next utterance.
        utterance.set_onend(None);
        utterance.set_onerror(None);
        speech.cancel();
    }
}
