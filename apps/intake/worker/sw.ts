/**
 * The service worker: the app's own files, kept whole, so that it works without network after the first load.
 *
 * It keeps nothing else, and never anything that anyone answered. `vite.config.ts` writes the list of
 * files into it when the app is built.
 */

/** Every file of this build by its path below the scope; `""` is the page. */
declare const __OFFLINE_FILES__: readonly string[];
/** Differs for every build. */
declare const __OFFLINE_VERSION__: string;

// The library of types knows workers in general alone.
const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = "app-";
const CACHE = `${PREFIX}${__OFFLINE_VERSION__}`;

const addressOf = (file: string): string => new URL(file, worker.registration.scope).href;

worker.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache: half of an older build must not get in.
  await cache.addAll(__OFFLINE_FILES__.map((file) => new Request(addressOf(file), { cache: "reload" })));
}

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

// A new build waits until the page says that nobody is in the middle of anything.
worker.addEventListener("message", ({ data }) => {
  if (data === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === "navigate" ? addressOf("") : request);
  return kept ?? fetch(request);
}
