//! An optional 0 to 10 beside something that was picked or written.

use crate::ui::site::Site;
use crate::ui::words as k;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The number, to choose from a list; `onchange` is told the new one, or that there is none.
pub fn rate(site: &Site, label: &str, value: Option<u8>, onchange: impl Fn(Option<u8>) + 'static) -> Html {
    let onchange = move |event: Event| {
        onchange(event.target_unchecked_into::<HtmlSelectElement>().value().parse().ok());
    };
    html! {
        <label class="rate">
            <span>{ label.to_string() }</span>
            <select {onchange} autocomplete="off">
                <option value="" selected={value.is_none()}>{ site.t(k::FIELD_NO_NUMBER) }</option>
                { for (0..=10u8).map(|number| html! {
                    <option value={number.to_string()} selected={value == Some(number)}>{ number }</option>
                }) }
            </select>
        </label>
    }
}
