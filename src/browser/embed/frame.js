// The editor in a frame: the page around it keeps the words and talks by messages, which docs/embedding.md lists. Messages go to the
// origin that answered first and to no other; a page reaches only the drafts that were made in its own frames.

import "./postmortem-editor.js";

const PROTOCOL = "postmortem-editor";
const VERSION = 1;
// How long a page may take to keep the words before that is told, in milliseconds; a late answer counts all the same.
const PATIENCE = 20_000;
const hosts = document.querySelector("meta[name=postmortem-hosts]")?.content.split(/\s+/).filter(Boolean) ?? ["*"];

let origin = null;
let element = null;
// The words as they were opened and as the page around kept them last, whether an event said since that they changed, and what was
// sent to the page and not answered yet.
let opened = "";
let kept = null;
let changed = false;
let sent = null;
// The words that were sent last: an answer that comes late is about them.
let last = null;
let patience = 0;
let settings = { format: "markdown", drafts: true, save: true, exit: false };

function tell(type, more = {}) {
  // Nothing but the greeting goes to a page whose origin is not known yet.
  if (origin === null && type !== "init") return;
  parent.postMessage({ protocol: PROTOCOL, version: VERSION, type, ...more }, origin ?? "*");
}

const greet = () => tell("init", { versions: [VERSION] });
const words = () => ({ text: element?.value ?? "", format: settings.format });
const trouble = document.querySelector(".trouble");

function complain(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
}

function configure(message) {
  for (const name of ["format", "lang", "theme", "timeZone", "readonly", "drafts", "save", "exit"]) {
    if (name in message) settings[name] = message[name];
  }
  if (["light", "dark"].includes(settings.theme)) document.documentElement.dataset.theme = settings.theme;
  else delete document.documentElement.dataset.theme;
  if (element) dress(element);
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function dress(node) {
  set(node, "format", settings.format);
  set(node, "lang", settings.lang);
  set(node, "time-zone", settings.timeZone);
  set(node, "readonly", settings.readonly);
  node.querySelector("[data-save]").hidden = !settings.save || Boolean(settings.readonly);
  node.querySelector("[data-exit]").hidden = !settings.exit;
}

function button(name, label, className, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", slot: "actions", textContent: label, className });
  made.dataset[name] = "";
  made.addEventListener("click", act);
  return made;
}

function save() {
  const asked = element?.querySelector("[data-save]");
  if (!asked || asked.hidden || sent !== null) return;
  // Not disabled, which would take the focus away from whoever pressed it.
  asked.setAttribute("aria-disabled", "true");
  asked.textContent = "Saving…";
  const now = words();
  sent = last = now.text;
  patience = setTimeout(() => saved({ ok: false, message: "the page around does not answer." }), PATIENCE);
  tell("save", now);
}

function saved(message) {
  const asked = element?.querySelector("[data-save]");
  if (!asked) return;
  clearTimeout(patience);
  const failed = message.ok === false;
  asked.removeAttribute("aria-disabled");
  asked.textContent = failed ? "Save again" : "Save";
  complain(failed ? `Not saved: ${message.message ?? "the page around could not keep the words."} They are still here. Save again, or take a copy with Export.` : "");
  // What was typed while the page was saving, it does not have.
  if (!failed) {
    kept = last ?? element.value;
    changed = element.value !== kept;
  }
  sent = null;
}

function exit() {
  const now = words();
  tell("exit", { ...now, changed: changed || now.text !== (kept ?? opened) });
}

async function load(message) {
  const fresh = document.createElement("postmortem-editor");
  fresh.append(button("save", "Save", "main", save), button("exit", "Close", "", exit));
  dress(fresh);
  if (settings.drafts) fresh.setAttribute("draft-key", `${origin} ${message.key ?? ""}`);
  kept = last = null;
  changed = false;
  fresh.addEventListener("postmortem-change", () => {
    // The event comes a pause after the words: what was saved meanwhile is no change any more.
    if (fresh.value !== kept) changed = true;
    tell("change", words());
  });
  fresh.addEventListener("postmortem-check", (event) => tell("check", event.detail));
  fresh.addEventListener("postmortem-error", (event) => tell("error", event.detail));
  if (message.text) fresh.value = String(message.text);
  element = fresh;
  sent = null;
  clearTimeout(patience);
  complain("");
  document.body.replaceChildren(trouble, fresh);
  try {
    await fresh.ready;
    opened = fresh.value;
    tell("load", { ok: true });
  } catch (error) {
    tell("load", { ok: false, message: error.message });
  }
}

const answers = {
  init: greet,
  configure,
  load,
  save: saved,
  change: () => tell("change", words()),
  export: (message) => tell("export", { id: message.id, format: message.format, text: element?.write(message.format ?? settings.format) ?? null }),
  check: (message) => tell("check", { id: message.id, findings: element?.check() ?? [] }),
  exit,
};

addEventListener("message", (event) => {
  const message = event.data;
  if (event.source !== parent || message?.protocol !== PROTOCOL) return;
  // A page without an origin cannot be told from any other, so nothing is said to it.
  if (event.origin === "null" || !(hosts.includes("*") || hosts.includes(event.origin))) return;
  if (origin !== null && origin !== event.origin) return;
  origin = event.origin;
  if (message.version !== VERSION) {
    tell("error", { message: `This editor speaks version ${VERSION} of the messages, not ${message.version}.`, reason: "version" });
    return;
  }
  if (Object.hasOwn(answers, message.type)) answers[message.type](message);
});

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "s" && settings.save && element) {
    event.preventDefault();
    event.stopPropagation();
    save();
  }
}, true);

if (parent === window) document.querySelector(".start").textContent = "This page is made to stand in a frame of another page.";
else greet();
