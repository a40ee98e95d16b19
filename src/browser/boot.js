// The page's beginning: registers the element and tells it where the program is. What happens then is element.js's.

import { define } from "./element.js";
import { loader } from "./load.js";
import { offline } from "./offline.js";

const files = { glue: new URL("./postmortem-editor.js", import.meta.url), wasm: new URL("./postmortem-editor_bg.wasm", import.meta.url) };

define("postmortem-editor", loader({ glue: () => import("./postmortem-editor.js"), wasm: () => fetch(files.wasm), files }));

// The worker comes after everything that the page itself needs.
addEventListener("load", offline);
