// Brings the program, and says in plain words why where it does not come. It knows neither the element nor the page.

/** What keeps the editor from starting, in words for people. */
class Refusal extends Error {}

const name = (url) => String(url).replace(/[?#].*$/, "").split("/").pop();

/**
 * A loader for one program. `glue()` gives the module that wasm-bindgen wrote, `wasm()` a response or the bytes; both are asked once, and
 * again only after a failure.
 */
export function loader({ glue, wasm, files }) {
  let running = null;
  return () => {
    running ??= start(glue, wasm, files).catch((error) => {
      running = null;
      throw error;
    });
    return running;
  };
}

async function start(glue, wasm, files) {
  const refused = [];
  const refuse = (event) => refused.push(event);
  document.addEventListener("securitypolicyviolation", refuse);
  try {
    if (typeof WebAssembly !== "object") {
      throw new Refusal("This browser does not run WebAssembly, or it is switched off. The editor needs it.");
    }
    if (!("adoptedStyleSheets" in Document.prototype) || !("attachInternals" in HTMLElement.prototype)) {
      throw new Refusal("This browser is too old for the editor. It runs in Chrome and Edge from 123, Firefox from 120 and Safari from 17.5.");
    }
    const [module, source] = await Promise.all([glue(), wasm()]);
    await module.default({ module_or_path: await program(source, files) });
    return module;
  } catch (error) {
    // A policy is reported in a task of its own, after the failure that it causes.
    await new Promise((done) => setTimeout(done, 50));
    throw new Error(reason(error, refused, files), { cause: error });
  } finally {
    document.removeEventListener("securitypolicyviolation", refuse);
  }
}

/** What the glue takes: a response of the right type, else the bytes, looked at first. */
async function program(source, files) {
  if (!(source instanceof Response)) return source;
  if (!source.ok) throw new Refusal(`The file ${name(files.wasm)} could not be loaded: the server answered ${source.status}.`);
  const type = source.headers.get("content-type") ?? "";
  if (type === "application/wasm") return source;
  const bytes = new Uint8Array(await source.arrayBuffer());
  if (![0, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte)) {
    throw new Refusal(`The file ${name(files.wasm)} is not WebAssembly: the server may be sending another page in its place (${type || "no type"}).`);
  }
  console.warn(`${name(files.wasm)} came as ${type || "no type"}. The editor starts sooner if the server sends it as application/wasm.`);
  return bytes;
}

function reason(error, refused, files) {
  if (error instanceof Refusal) return error.message;
  const text = String(error?.message ?? error);
  const refuses = (directive) => refused.some((event) => event.effectiveDirective.startsWith(directive));
  if (/content.security.policy|unsafe-eval|blocked by csp/i.test(text) || refused.some((event) => event.blockedURI === "wasm-eval")) {
    return "This page's content security policy refuses WebAssembly: its script-src has to contain 'wasm-unsafe-eval'.";
  }
  if (refuses("connect-src")) {
    return `This page's content security policy does not let the editor fetch ${name(files.wasm)}: its connect-src has to allow ${new URL(files.wasm).origin}.`;
  }
  if (refuses("script-src")) {
    return `This page's content security policy does not let the editor load ${name(files.glue)}: its script-src has to allow ${new URL(files.glue).origin}.`;
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return `This browser cannot run ${name(files.wasm)}: it is damaged, or this browser is too old for it. (${text})`;
  }
  if (error instanceof TypeError && /import|module|fetch|load|network/i.test(text)) {
    return `A file of the editor could not be loaded. It may be missing, or the server sends it as the wrong type: ${name(files.glue)} has to arrive as text/javascript and ${name(files.wasm)} as application/wasm, from another origin with Access-Control-Allow-Origin. (${text})`;
  }
  return `The editor could not start: ${text}`;
}
