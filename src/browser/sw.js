// Makes the hosted page work offline after one visit. It answers from one set of files, all of one version, and never changes that set under
// an open page: a new version waits until every page says yes, which a page does after its words are saved. Without it everything works.

// The build writes the version, which is the sum of the files. Unwritten, nothing is kept: a page that is being worked on is always fresh.
const VERSION = "unwritten";
const FILES = ["./", "boot.js", "page.css", "icon.svg", "postmortem-editor.js", "postmortem-editor_bg.wasm"];
const MINE = `postmortem-editor ${self.registration.scope} `;

self.addEventListener("install", (event) => {
  if (VERSION === "unwritten") return;
  event.waitUntil(caches.open(MINE + VERSION).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(MINE) && name !== MINE + VERSION).map((name) => caches.delete(name)))));
});

// Said by a page whose words are saved and whose reader wants the new version.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || VERSION === "unwritten") return;
  const asked = new URL(event.request.url);
  const file = asked.href.replace(/[?#].*$/, "").replace(/index\.html$/, "");
  if (!FILES.some((name) => new URL(name, self.registration.scope).href === file)) return;
  event.respondWith(caches.open(MINE + VERSION).then((cache) => cache.match(file)).then((kept) => kept ?? fetch(event.request)));
});
