// The module that other people's pages load: registers the element, with the program beside this file.

import { define } from "./element.js";
import { loader } from "./load.js";
import * as glue from "./postmortem-editor.js";

const files = { glue: import.meta.url, wasm: new URL("./postmortem-editor.wasm", import.meta.url) };

define("postmortem-editor", loader({ glue: async () => glue, wasm: () => fetch(files.wasm), files }));

export const PostmortemEditor = customElements.get("postmortem-editor");
