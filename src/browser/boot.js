// Starts the wasm, and says in plain words what is wrong where it cannot start. Text reaches the page as text nodes only.
// What happens once the editor runs is element.js's.

const WASM = new URL("./postmortem-editor_bg.wasm", import.meta.url);
const GLUE = new URL("./postmortem-editor.js", import.meta.url);

class Refusal extends Error {}

async function start() {
  if (typeof WebAssembly !== "object") throw new Refusal("This browser does not run WebAssembly, or it is switched off. The editor needs it.");
  const [{ default: init }, response] = await Promise.all([import(GLUE), fetch(WASM)]);
  if (!response.ok) throw new Refusal(`The file ${WASM.pathname} could not be loaded: the server answered ${response.status}.`);
  await init({ module_or_path: response });
}

function reason(error) {
  const text = String(error?.message ?? error);
  if (error instanceof Refusal) return text;
  if (/content security policy|unsafe-eval/i.test(text)) {
    return "This page's content security policy refuses WebAssembly: its script-src has to contain 'wasm-unsafe-eval'.";
  }
  if (error instanceof WebAssembly.CompileError) {
    return `The file ${WASM.pathname} is not WebAssembly: the server may be sending another page in its place. (${text})`;
  }
  if (error instanceof TypeError && /import|module|fetch|load/i.test(text)) {
    return `A file of the editor could not be loaded. It may be missing, or the server sends it as the wrong type: ${GLUE.pathname} has to arrive as text/javascript. (${text})`;
  }
  return `The editor could not start: ${text}`;
}

start().then(() => document.querySelector("[data-start]")?.remove(), (error) => {
  const place = document.querySelector("[data-start]");
  if (!place) return;
  place.setAttribute("role", "alert");
  place.textContent = reason(error);
});
