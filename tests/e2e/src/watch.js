// Runs before every page of the fake wiki: keeps what must never happen, and counts what the element leaves on the page.
(() => {
  const watch = { mishaps: [], events: [], listeners: new Map(), globals: new Set(Object.getOwnPropertyNames(globalThis)) };
  const places = () => [[globalThis, "window"], [document, "document"], [document.documentElement, "html"], [document.body, "body"], [document.forms[0], "form"]];
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const count = (target, type, step) => {
    const place = places().find(([node]) => node === (target ?? globalThis))?.[1];
    if (place) watch.listeners.set(`${place} ${type}`, (watch.listeners.get(`${place} ${type}`) ?? 0) + step);
  };
  add.call(document, "securitypolicyviolation", (event) =>
    watch.mishaps.push(`policy: ${event.violatedDirective} refused ${event.blockedURI || "inline"} (${event.sample})`));
  add.call(globalThis, "error", (event) => watch.mishaps.push(`error: ${event.message}`));
  add.call(globalThis, "unhandledrejection", (event) => watch.mishaps.push(`rejection: ${event.reason}`));
  for (const name of ["change", "check", "save", "error"]) {
    add.call(globalThis, `postmortem-${name}`, (event) => watch.events.push(`${name} ${event.composed && event.bubbles} ${JSON.stringify(event.detail)}`));
  }
  // A listener given twice counts once, as in the browser.
  const known = new WeakMap();
  const key = (type, options) => `${type} ${typeof options === "object" ? Boolean(options?.capture) : Boolean(options)}`;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (listener) {
      const kept = known.get(listener) ?? known.set(listener, new Map()).get(listener);
      const held = kept.get(target) ?? kept.set(target, new Set()).get(target);
      if (!held.has(key(type, options))) count(target, type, 1);
      held.add(key(type, options));
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (listener && known.get(listener)?.get(target)?.delete(key(type, options))) count(target, type, -1);
    return remove.call(target, type, listener, options);
  };
  Object.defineProperty(globalThis, "watched", { value: watch, enumerable: false });
  watch.globals.add("watched");
  watch.left = () => ({
    globals: Object.getOwnPropertyNames(globalThis).filter((name) => !watch.globals.has(name) && !/^\d+$/.test(name)),
    listeners: [...watch.listeners].filter(([, count]) => count !== 0).map(([name, count]) => `${name} ${count}`),
    sheets: document.styleSheets.length + (document.adoptedStyleSheets?.length ?? 0),
    head: document.head.childElementCount,
    body: document.body.childElementCount,
  });
})();
