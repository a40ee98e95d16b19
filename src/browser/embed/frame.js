// The editor in a frame: the page around it keeps the words and talks by messages, which docs/embedding.md lists. Messages go to the
// origin that answered first and to no other; a page reaches only the drafts that were made in its own frames.

import "./postmortem-editor.js";

const PROTOCOL = "postmortem-editor";
const VERSION = 1;
const hosts = document.querySelector("meta[name=postmortem-hosts]")?.content.split(/\s+/).filter(Boolean) ?? ["*"];

let origin = null;
let element = null;
let changed = false;
let settings = { format: "markdown", drafts: true, save: true, exit: false };

function tell(type, more = {}) {
  // Nothing but the greeting goes to a page whose origin is not known yet.
  if (origin === null && type !== "init") return;
  parent.postMessage({ protocol: PROTOCOL, version: VERSION, type, ...more }, origin ?? "*");
}

const greet = () => tell("init", { versions: [VERSION] });
const words = () => ({ text: element?.value ?? "", format: settings.format });

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
  if (!asked || asked.hidden) return;
  asked.disabled = true;
  asked.textContent = "Saving…";
  tell("save", words());
}

function saved(message) {
  const asked = element?.querySelector("[data-save]");
  if (!asked) return;
  asked.disabled = false;
  asked.textContent = message.ok === false ? "Save again" : "Save";
  asked.title = message.ok === false ? String(message.message ?? "The page around could not save.") : "";
  if (message.ok !== false) changed = false;
}

function exit() {
  tell("exit", { ...words(), changed });
}

async function load(message) {
  const fresh = document.createElement("postmortem-editor");
  fresh.append(button("save", "Save", "main", save), button("exit", "Close", "", exit));
  dress(fresh);
  if (settings.drafts) fresh.setAttribute("draft-key", `${origin} ${message.key ?? ""}`);
  changed = false;
  fresh.addEventListener("postmortem-change", () => {
    changed = true;
    tell("change", words());
  });
  fresh.addEventListener("postmortem-check", (event) => tell("check", event.detail));
  fresh.addEventListener("postmortem-error", (event) => tell("error", event.detail));
  if (message.text) fresh.value = String(message.text);
  element = fresh;
  document.body.replaceChildren(fresh);
  try {
    await fresh.ready;
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
