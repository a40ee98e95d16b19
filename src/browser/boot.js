// The rim: starts the wasm and stays behind when it fails. It needs nothing from the wasm, so that a person who loses
// the editor never loses the words. Text reaches the page as text nodes only.

const WASM = new URL("./postmortem-editor_bg.wasm", import.meta.url);
const GLUE = new URL("./postmortem-editor.js", import.meta.url);

let stopped = false;

addEventListener("error", (event) => event.error instanceof WebAssembly.RuntimeError && stop(event.error));
addEventListener("unhandledrejection", (event) => event.reason instanceof WebAssembly.RuntimeError && stop(event.reason));
// The panic hook says what went wrong in words before the trap follows.
document.addEventListener("postmortem-error", (event) => event.detail?.fatal && stop(event.detail.message));

start().catch((error) => explain(reason(error)));

async function start() {
  if (typeof WebAssembly !== "object") throw new Refusal("This browser does not run WebAssembly, or it is switched off. The editor needs it.");
  const answer = fetch(WASM, { credentials: "same-origin" });
  const [{ default: init }, response] = await Promise.all([import(GLUE), answer]);
  if (!response.ok) throw new Refusal(`The file ${WASM.pathname} could not be loaded: the server answered ${response.status}.`);
  await init({ module_or_path: response });
}

class Refusal extends Error {}

function reason(error) {
  const text = String(error?.message ?? error);
  if (error instanceof Refusal) return text;
  if (error instanceof WebAssembly.RuntimeError) return `The editor stopped while starting: ${text}`;
  if (/content security policy|unsafe-eval/i.test(text)) return "This page's content security policy refuses WebAssembly. Its script-src has to contain 'wasm-unsafe-eval'.";
  if (error instanceof WebAssembly.CompileError) return `The file ${WASM.pathname} is not WebAssembly: the server may be sending another page in its place. (${text})`;
  if (error instanceof TypeError && /import|module|fetch|load/i.test(text)) return `A file of the editor could not be loaded. It may be missing, or the server may send it as the wrong type: ${GLUE.pathname} has to arrive as text/javascript, ${WASM.pathname} as application/wasm. (${text})`;
  return `The editor could not start: ${text}`;
}

// Before anything was typed: only say what is wrong.
function explain(message) {
  if (stopped) return;
  const line = make("p", message);
  line.className = "start";
  line.setAttribute("role", "alert");
  const hosts = document.querySelectorAll("postmortem-editor");
  for (const host of hosts.length ? hosts : [document.body]) host.replaceChildren(line.cloneNode(true));
}

// After the wasm died: its memory cannot be trusted, the fields on the page can.
function stop(error) {
  if (stopped) return;
  stopped = true;
  const text = [...document.querySelectorAll("postmortem-editor")].map((host) => words(host.shadowRoot ?? host)).join("\n\n");
  const panel = make("section");
  panel.className = "stopped";
  panel.setAttribute("role", "alertdialog");
  panel.setAttribute("aria-labelledby", "stopped-title");
  const title = make("h1", "The editor stopped");
  title.id = "stopped-title";
  title.tabIndex = -1;
  const kept = make("textarea");
  kept.value = text;
  kept.readOnly = true;
  kept.setAttribute("aria-label", "Your text");
  const said = make("p");
  said.setAttribute("role", "status");
  const actions = make("p");
  actions.append(
    button("Copy my text", () => copy(kept, said)),
    button("Download my text", () => download(text)),
    button("Reload the editor", () => location.reload()),
  );
  panel.append(
    title,
    make("p", "Your text is safe. What the fields held is below, and what was saved before comes back after a reload. Copy or download it first to be sure."),
    actions,
    said,
    kept,
    make("p", `What happened: ${String(error?.message ?? error)}`),
  );
  document.body.append(panel);
  title.focus();
}

function make(name, text = "") {
  const element = document.createElement(name);
  element.append(text);
  return element;
}

function button(label, act) {
  const element = make("button", label);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

// Every field that holds something, as "Label: value", in the order of the page; headings in between.
function words(root) {
  const lines = [];
  for (const element of root.querySelectorAll("h1, h2, h3, input, textarea, select")) {
    if (/^H/.test(element.tagName)) {
      lines.push("", `## ${element.textContent.trim()}`);
      continue;
    }
    if (/^(file|checkbox|radio|button|search|hidden)$/.test(element.type)) continue;
    const value = element.tagName === "SELECT" ? element.selectedOptions[0]?.text : element.value;
    if (!value?.trim()) continue;
    const label = (element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.name ?? "").trim();
    lines.push(label ? `${label}: ${value}` : value);
  }
  return lines.join("\n").trim();
}

async function copy(field, said) {
  field.select();
  try {
    // Plain http has no clipboard interface; the old command still works there.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else if (!document.execCommand("copy")) throw new Error();
    said.textContent = "Copied.";
  } catch {
    said.textContent = "The browser refused. The text below is selected: copy it with the keyboard.";
  }
}

function download(text) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "postmortem-kept.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
