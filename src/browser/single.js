// The beginning of the page that is one file: the program stands in it as text, so nothing is fetched, not even with a server.

import { define } from "./element.js";
import { loader } from "./load.js";
import * as glue from "./postmortem-editor.js";

const files = { glue: location.href, wasm: location.href };

async function wasm() {
  const packed = Uint8Array.from(atob(document.querySelector("script[data-wasm]").textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

define("postmortem-editor", loader({ glue: async () => glue, wasm, files }));
