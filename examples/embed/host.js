// A page that keeps the words of an editor in a frame. It listens to its own frame at the frame's own origin, and to nobody else.
const PROTOCOL = "postmortem-editor";
const VERSION = 1;

const frame = document.querySelector("#editor");
const origin = new URL(frame.src).origin;
const shown = document.querySelector("#kept");

let greeted = false;
let page = "# Checkout answers with errors\n\n## Summary\n\nFor half an hour one request in three to the checkout failed.\n";
const show = () => { shown.textContent = page; };
const tell = (type, more = {}) => frame.contentWindow.postMessage({ protocol: PROTOCOL, version: VERSION, type, ...more }, origin);

addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin || event.data?.protocol !== PROTOCOL) return;
  const message = event.data;
  document.body.dataset.heard = `${document.body.dataset.heard ?? ""} ${message.type}`;
  if (message.type === "init" && !greeted) {
    greeted = true;
    tell("configure", { format: "markdown", exit: true });
    tell("load", { text: page, key: "incident-17" });
  }
  if (message.type === "save") {
    page = message.text;
    show();
    tell("save", { ok: true });
  }
  if (message.type === "exit") {
    page = message.text;
    show();
    frame.remove();
  }
  if (message.type === "export") document.body.dataset.exported = String(message.text);
  if (message.type === "check" && message.id) document.body.dataset.findings = String(message.findings.length);
});

// The frame may have said its greeting before this script ran.
frame.addEventListener("load", () => tell("init"));
show();

export { tell };
