// Keeps one version of the site on the device, whole, and answers with it. What it keeps are the site's own files and nothing
// a person wrote; it sees no more of a visit than a host does, and tells nobody.
//
// `prerender` puts in the version and the files: an address below the folder of the site, and what its content has to be. `rare` are
// those only few need: each is kept once it was used. Nothing is kept, and nothing that is kept answers, that is not what is listed:
// any script of this origin can write into a cache.
const version = '{version}', files = new Map(Object.entries({files})), rare = new Map(Object.entries({rare}));
const sum = address => files.get(address) ?? rare.get(address);
const home = new URL('.', location).href, ours = `stillwater-site ${new URL(home).pathname} `, name = ours + version;
// A name with a fingerprint means the same file in every version.
const fingerprinted = address => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(address);

const fetched = async address => {
  const cache = fingerprinted(address) ? 'default' : 'no-cache';
  const response = await fetch(home + address, { cache, integrity: sum(address), priority: 'low' });
  // A host may keep the page for unknown addresses under any status.
  if (!response.ok && !address.endsWith('404.html')) throw new TypeError(address);
  // What came by a detour may not answer for a page.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
};

// What a cache holds for an address, if that is what is listed.
const found = async (cache, address) => {
  const response = await cache.match(home + address, { ignoreVary: true });
  if (!response) return;
  const { headers } = response, bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (sum(address) === `sha256-${btoa(String.fromCharCode(...digest))}`) return new Response(bytes, { headers });
};

// Brings what is missing. One file after the other: whoever is reading comes first. What is there when it fails stays, and the
// next time goes on from it.
const bring = async () => {
  const cache = await caches.open(name), there = new Set((await cache.keys()).map(({ url }) => url));
  try {
    for (const address of files.keys()) {
      const url = home + address;
      if (there.has(url)) continue;
      const known = fingerprinted(address) && await found(caches, address);
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

const kept = async address => found(await caches.open(name), address);

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

// What is not listed belongs to a page of another version. It comes from the cache of that version, which cannot be compared here;
// the page compares its programs itself.
const file = async (request, address) => {
  if (!sum(address)) return await caches.match(home + address, { ignoreVary: true }) ?? fetch(request);
  const here = await kept(address);
  if (here) return here;
  let response;
  try {
    response = await fetch(request.url, { integrity: sum(address) });
  } catch (error) {
    // What has no fingerprint may be another file on the host by now. It is shown, and not kept.
    if (fingerprinted(address)) throw error;
    return fetch(request);
  }
  if (response.ok && await caches.has(name)) {
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
  } else if (sum(address) || fingerprinted(address)) event.respondWith(file(request, address));
});
