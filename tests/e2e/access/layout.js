// Finds layout faults: a page that scrolls horizontally, elements outside the window, clipped elements, overlapping
// controls, and, with `fingers`, targets that are too small. Returns a line of text for each.
const [fingers] = arguments, found = new Set(), width = innerWidth;
const modal = document.querySelector('dialog[open]');
const shown = e => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length;
const words = e => (e.getAttribute('aria-label') || e.innerText || e.name || '').slice(0, 40).replaceAll('\n', ' ');
const line = (what, e, more = '') => found.add(`${what}: ${e.tagName}.${e.className} «${words(e)}» ${more}`);
// An element inside a scroll container may be wider than the window.
const scrolls = e => {
  for (let p = e.parentElement; p; p = p.parentElement)
    if (/auto|scroll/.test(getComputedStyle(p).overflow)) return true;
};
if (document.documentElement.scrollWidth > width) found.add(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
for (const e of (modal || document.body).querySelectorAll('*')) {
  if (!shown(e) || e.closest('.skip')) continue;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (style.clipPath !== 'none') continue;
  if (!scrolls(e) && (box.right > width + 1 || box.left < -1)) line('beyond the edge', e, `${box.left | 0} to ${box.right | 0}`);
  // The preview of an answer beside its checkbox (`.take small`) is clipped to two lines on purpose, and an entry's own
  // words in a list (`.own-words`) to one.
  const hides = /hidden|clip/.test(style.overflow) && !e.matches('img, input, select, progress, .take small, .own-words');
  if (hides && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) line('cut off', e);
  if (e.matches('a, button') && style.display !== 'inline' && e.scrollWidth > e.clientWidth + 1) line('spills over', e);
}
const controls = [...(modal || document).querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown);
const targets = [...new Set(controls.map(e => e.closest('label') || e))].filter(e => !e.matches('.skip'));
if (fingers) for (const e of targets) {
  const box = e.getBoundingClientRect();
  // A link in a sentence may be as high as its line: the "inline" exception of WCAG 2.5.5.
  const inline = e.matches('a') && getComputedStyle(e).display === 'inline';
  // A mark in a chart needs 24 pixels only: its table has a link to the same entry (the "equivalent" exception).
  if (e.matches('.chart a') && box.width >= 24 && box.height >= 24) continue;
  if (!inline && (box.width < 43.5 || box.height < 43.5)) line('too small', e, `${box.width | 0} by ${box.height | 0}`);
}
const flows = targets.filter(e => !e.closest('.top, .leave, .step-ways, .step-head, .foot, .settle-foot, .unsafe, .undo-card') && !scrolls(e)
  && getComputedStyle(e).position !== 'fixed' && getComputedStyle(e).display !== 'inline');
flows.forEach((a, at) => flows.slice(at + 1).forEach(b => {
  if (a.contains(b) || b.contains(a)) return;
  const one = a.getBoundingClientRect(), other = b.getBoundingClientRect();
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (wide > 2 && high > 2) line('lies over', a, words(b));
}));
return [...found];
