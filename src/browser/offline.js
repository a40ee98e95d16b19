// The page's side of working offline: registers the worker, and says when a newer version waits. Nothing is reloaded before the words are
// saved and the reader has said yes.

/** Register the worker beside this page, where the browser and the page's address allow one. */
export function offline() {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  // Only a page that had a worker before is changed by a new one.
  let asked = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (asked) location.reload(); });
  navigator.serviceWorker.register("./sw.js").then((registration) => {
    const offer = (worker) => { if (worker && navigator.serviceWorker.controller) tell(() => { asked = true; worker.postMessage("take over"); }); };
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => { if (worker.state === "installed") offer(worker); });
    });
  }, () => { /* Without a worker the page works, only not offline. */ });
}

function tell(go) {
  if (document.querySelector("[data-newer]")) return;
  const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const notice = made("p", "");
  notice.dataset.newer = "";
  notice.className = "newer";
  notice.setAttribute("role", "status");
  const button = made("button", "Save and use it");
  button.type = "button";
  button.addEventListener("click", async () => {
    button.disabled = true;
    await saved();
    go();
  });
  notice.append(made("span", "A newer version of the editor is here. "), button);
  document.querySelector("main")?.prepend(notice);
}

// The element saves as it does when the page goes: the second store has the words at once, the first answers with an event.
function saved() {
  return new Promise((done) => {
    addEventListener("postmortem-save", done, { once: true });
    setTimeout(done, 1000);
    dispatchEvent(new Event("pagehide"));
  });
}
