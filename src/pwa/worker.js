// Keeps one version of the site on the device, whole, and answers with it. What it keeps are the site's own files and nothing
// a person wrote; it sees no more of a visit than a host does, and tells nobody.
//
// `prerender` puts in the version and the files: an address below the folder of the site, and what its content has to be.
const version = '{version}', files = new Map(Object.entries({files}));
const home = new URL('.', location).href, ours = `stillwater-site ${new URL(home).pathname} `, name = ours + version;
// A name with a fingerprint means the same file in every version.
const fingerprinted = address => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(address);

const fetched = async address => {
  const cache = fingerprinted(address) ? 'default' : 'no-cache';
  const response = await fetch(home + address, { cache, integrity: files.get(address), priority: 'low' });
  // A host may keep the page for unknown addresses under any status.
  if (!response.ok && !address.endsWith('404.html')) throw new TypeError(address);
  // What came by a detour may not answer for a page.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
};

// Brings what is missing. One file after the other: whoever is reading comes first. What is there when it fails stays, and the
// next time goes on from it.
const bring = async () => {
  const cache = await caches.open(name), there = new Set((await cache.keys()).map(({ url }) => url));
  try {
    for (const address of files.keys()) {
      const url = home + address;
      if (there.has(url)) continue;
      const known = fingerprinted(address) && await caches.match(url, { ignoreVary: true });
      await cache.put(url, known || await fetched(address));
    }
  } catch (error) {
    // The room is for what a person writes.
    if (error.name === 'QuotaExceededError') await caches.delete(name);
    throw error;
  }
  // Somebody may have deleted it meanwhile.
  if (!await caches.has(name)) throw new TypeError();
};

// Deletes other versions, unless a page of one may still be open, or one is just arriving.
const tidy = async mine => {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (registration.installing || registration.waiting || open.some(({ id }) => !mine.includes(id))) return;
  for (const other of await caches.keys()) {
    if (other.startsWith(ours) && other !== name) await caches.delete(other);
  }
};

// Once for each start: a browser ends this program when it has nothing to do.
let looked = false;
const look = async ({ clientId, resultingClientId }) => {
  if (looked) return;
  looked = true;
  await tidy([clientId, resultingClientId]);
  // Somebody may have emptied it.
  await bring().catch(() => {});
};

const kept = async address => {
  const cache = await caches.open(name);
  return cache.match(home + address, { ignoreVary: true });
};

const page = async (request, address) => {
  if (files.has(address)) return await kept(address) ?? fetch(request);
  if (files.has(`${address}/`)) return Response.redirect(`${home}${address}/`);
  try {
    return await fetch(request);
  } catch (error) {
    const unknown = await kept('404.html');
    if (!unknown) throw error;
    return new Response(unknown.body, { status: 404, headers: unknown.headers });
  }
};

// A page of the version before asks for its own files; and what only few need is kept once it was needed.
const file = async (request, address) => {
  const found = await kept(address) ?? (fingerprinted(address) && await caches.match(home + address, { ignoreVary: true }));
  if (found) return found;
  const response = await fetch(request);
  if (fingerprinted(address) && response.ok && await caches.has(name)) {
    const copy = response.clone();
    caches.open(name).then(cache => cache.put(home + address, copy)).catch(() => {});
  }
  return response;
};

addEventListener('install', event => event.waitUntil(bring()));
// Nobody waits for it: pages would, too, and WebKit was seen to keep them waiting. What is left over goes at the next start.
addEventListener('activate', () => tidy([]).catch(() => {}));
// Only when a person has asked for it: pages that are open are not taken over under their hands.
addEventListener('message', ({ data }) => data === 'take' && skipWaiting());
addEventListener('fetch', event => {
  const { request } = event, [url] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !url.startsWith(home)) return;
  const address = url.slice(home.length);
  if (request.mode === 'navigate') {
    event.waitUntil(look(event));
    event.respondWith(page(request, address.replace(/(^|\/)index\.html$/, '$1')));
  } else if (files.has(address) || fingerprinted(address)) event.respondWith(file(request, address));
});
