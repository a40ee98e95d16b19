// What goes on without the program. It hears that the program ended, shows the words that were put by and those that stood in the fields,
// lets the writer go on below them, and offers ways to take them away. Plain nodes only; it needs nothing of the program, and asks it nothing.

import { node } from "./shell.js";

// How a trap ends: out of a handler, or out of a promise.
const ENDS = ["error", "unhandledrejection"];

const live = new Set();
let ended = null;

/** Why the program ended; null while it runs. */
export function over() { return ended; }

/** One listener on the window for all elements, gone with the last of them. */
export function watch(element) {
  if (live.size === 0) for (const kind of ENDS) addEventListener(kind, trapped);
  live.add(element);
}

export function unwatch(element) {
  live.delete(element);
  if (live.size === 0) for (const kind of ENDS) removeEventListener(kind, trapped);
}

function trapped(event) {
  const error = event.error ?? event.reason;
  if (error instanceof WebAssembly.RuntimeError) stop(event.message ?? error.message);
}

/** The program has ended; every element on the page says so. */
export function stop(message) {
  if (ended !== null) return;
  ended = message;
  for (const element of live) element.pmStop(message);
}

/** Put the words in place of the editor. `stashes` are the documents as they were last put by, the open one first; `keep` takes every word that is typed from now on. */
export function halt(root, stashes, message, keep) {
  if (root.querySelector(".halt")) return;
  const button = (text, className, act) => {
    const made = node("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const save = (name, type, text) => {
    const link = node("a", "", "");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const typing = root.activeElement?.matches("textarea, input") ? root.activeElement : null;
  const area = node("textarea", "pm-words", "");
  const stood = fieldsOf(root, typing);
  const words = stashes.map((stash, at) => (at ? `--- A draft that was not saved ---\n\n${wordsOf(stash)}` : wordsOf(stash)));
  area.value = [...words, stood && `--- What stood in the fields at that moment ---\n\n${stood}`].filter(Boolean).join("\n\n");
  area.rows = 12;
  area.setAttribute("aria-label", "Your text");
  area.addEventListener("input", () => keep(area.value));
  const panel = node("section", "halt", "");
  panel.setAttribute("role", "alert");
  const heading = node("h1", "h2", "The editor stopped. Your text is below.");
  heading.tabIndex = -1;
  const status = node("p", "", "");
  status.setAttribute("role", "status");
  const buttons = node("div", "do", "");
  buttons.append(
    button("Copy my text", "btn fill", async () => {
      area.select();
      const done = document.execCommand?.("copy") || (await navigator.clipboard?.writeText(area.value).then(() => true, () => false));
      status.textContent = done ? "Copied." : "Select the text and press Ctrl C.";
    }),
    button("Download my text", "btn line", () => save("postmortem-rescued.md", "text/markdown", area.value)),
    ...stashes.filter(Boolean).map((stash, at) => button(`Download ${at ? `draft ${at + 1} ` : ""}to open again`, "btn line", () =>
      save(`postmortem-rescued${at ? `-${at + 1}` : ""}.json`, "application/json", stash))),
    button("Reload the page", "btn line", () => {
      // There may be room for them now.
      keep(area.value);
      location.reload();
    }),
  );
  const details = node("details", "", "");
  details.append(node("summary", "", "What to report"), node("pre", "", message));
  panel.append(heading, node("p", "", "Something went wrong inside the editor. The last saved draft is unharmed. You can go on writing below; copy or download it before you reload."),
    buttons, status, area, details);
  (root.querySelector(".pm") ?? root).replaceChildren(panel);
  keep(area.value);
  // Whoever was typing types on; whoever was not hears what happened.
  (typing ? area : heading).focus();
  area.setSelectionRange(area.value.length, area.value.length);
}

// The words of a document in canonical JSON without its punctuation: every text on a line, under the name of what it stands in.
function wordsOf(json) {
  const lines = [];
  const walk = (value, name) => {
    if (typeof value === "string") {
      if (value.trim() && !["id", "schema", "kind", "key"].includes(name)) lines.push(value);
    } else if (value && typeof value === "object") {
      for (const [inner, one] of Object.entries(value)) {
        if (one && typeof one === "object" && !Array.isArray(value)) lines.push(`\n${inner}`);
        walk(one, Array.isArray(value) ? name : inner);
      }
    }
  };
  try { walk(JSON.parse(json), ""); } catch { return json; }
  return lines.join("\n").trim();
}

// What stands in the fields that are on screen, with their labels; the one that is typed in comes last, so that typing goes on in it.
function fieldsOf(root, typing) {
  return [...root.querySelectorAll("textarea, input:not([type=checkbox], [type=file])")]
    .filter((field) => field === typing || field.value.trim())
    .sort((one, other) => (one === typing) - (other === typing))
    .map((field) => `${field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent.trim() ?? "Text"}:\n${field.value}`)
    .join("\n\n");
}
