// The custom element. Rust cannot subclass HTMLElement, so this class stands in for it: it forwards its life, its attributes and its
// methods, and keeps the words when the wasm stops. It decides nothing about postmortems.

const live = new Set();
let stopped = null;

export function define(tag, css, hooks) {
  if (customElements.get(tag)) return false;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  class PostmortemEditor extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ["draft-key", "readonly", "lang", "theme", "time-zone", "format", "library"];

    #handle = 0;
    #internals = this.attachInternals();
    #waiting = null;
    #last = "";
    #stash = "";

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      for (const name of ["value"]) {
        if (Object.hasOwn(this, name)) {
          const early = this[name];
          delete this[name];
          this[name] = early;
        }
      }
    }

    connectedCallback() {
      live.add(this);
      if (this.#handle || stopped) return;
      const place = document.createElement("div");
      place.className = "pm";
      this.shadowRoot.replaceChildren(place);
      const text = this.#waiting ?? (this.#last || this.#slotText());
      const format = this.#waiting === null && this.#last ? "json" : this.getAttribute("format") ?? "";
      this.#waiting = null;
      this.#handle = this.#call("mount", this, place, text, format) ?? 0;
    }

    disconnectedCallback() {
      // A page that moves the element disconnects it for a moment; the cursor must survive that.
      queueMicrotask(() => {
        if (this.isConnected || !this.#handle) return;
        live.delete(this);
        this.#last = this.write("json") ?? "";
        this.#call("unmount", this.#handle);
        this.#handle = 0;
      });
    }

    attributeChangedCallback(name, before, now) {
      if (this.#handle && before !== now) this.#call("update", this.#handle, name, now);
    }

    formResetCallback() { this.value = this.#slotText(); }
    formDisabledCallback(disabled) { if (this.#handle) this.#call("update", this.#handle, "readonly", disabled ? "" : null); }
    formStateRestoreCallback(state) { if (typeof state === "string") this.value = state; }

    // A document may stand as text inside the element. With a library, what stands there is only said while the editor starts.
    #slotText() { return this.hasAttribute("library") ? "" : this.textContent.trim(); }

    get form() { return this.#internals.form; }
    get name() { return this.getAttribute("name"); }
    get type() { return this.localName; }

    /** The document as text, in the format named by the `format` attribute (Markdown unless it says otherwise). */
    get value() { return this.write(this.getAttribute("format") || "markdown") ?? this.#waiting ?? ""; }
    set value(text) { this.read(String(text), this.getAttribute("format") ?? ""); }

    /** Read text into the element. Returns null, or a sentence saying why the text was not read. */
    read(text, format = "") {
      if (!this.#handle) { this.#waiting = String(text); return null; }
      return this.#call("read", this.#handle, String(text), String(format)) ?? null;
    }
    /** The document written in a format: "markdown", "json" and every other one that writes. Null for an unknown format. */
    write(format = "markdown") { return this.#handle ? this.#call("write", this.#handle, String(format)) ?? null : null; }
    /** What the checks found: an array of { code, rule, level, path, what, why }. */
    check() { return this.#handle ? JSON.parse(this.#call("check", this.#handle) ?? "[]") : []; }
    undo() { if (this.#handle) this.#call("undo", this.#handle); }
    redo() { if (this.#handle) this.#call("redo", this.#handle); }

    #call(name, ...rest) {
      if (stopped) return undefined;
      try {
        return hooks[name](...rest);
      } catch (error) {
        stop(String(error?.message ?? error));
        return undefined;
      }
    }

    // Called by the Rust side.
    pmSettled(markdown, stash) { this.#internals.setFormValue(markdown); this.#stash = stash; }
    pmEvent(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: JSON.parse(detail) }));
    }

    /** The program has ended: show the words, offer ways to take them away. Plain nodes only. */
    pmStop(message) {
      const root = this.shadowRoot;
      if (root.querySelector(".halt")) return;
      const typed = [...root.querySelectorAll("textarea, input:not([type=checkbox])")]
        .filter((field) => field.value.trim())
        .map((field) => `${field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent.trim() ?? "Text"}:\n${field.value}`)
        .join("\n\n");
      const node = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });
      const button = (text, className, act) => {
        const made = node("button", className, text);
        made.type = "button";
        made.addEventListener("click", act);
        return made;
      };
      const words = () => [...root.querySelectorAll("textarea.pm-words")].map((area) => area.value).join("\n\n");
      const panel = node("section", "halt", "");
      panel.setAttribute("role", "alert");
      const heading = node("h2", "", "The editor stopped. Your text is below.");
      heading.tabIndex = -1;
      const area = node("textarea", "pm-words", "");
      area.value = [this.#stash, typed && `--- What stood in the fields at that moment ---\n\n${typed}`].filter(Boolean).join("\n\n");
      area.rows = 12;
      area.setAttribute("aria-label", "Your text");
      const status = node("p", "", "");
      status.setAttribute("role", "status");
      const buttons = node("div", "do", "");
      buttons.append(
        button("Copy my text", "btn fill", async () => {
          area.select();
          const done = document.execCommand?.("copy") || (await navigator.clipboard?.writeText(words()).then(() => true, () => false));
          status.textContent = done ? "Copied." : "Select the text and press Ctrl C.";
        }),
        button("Download my text", "btn line", () => {
          const link = node("a", "", "");
          link.href = URL.createObjectURL(new Blob([words()], { type: "text/markdown" }));
          link.download = "postmortem-rescued.md";
          link.click();
          setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        }),
        button("Reload the page", "btn line", () => location.reload()),
      );
      const details = node("details", "", "");
      details.append(node("summary", "", "What to report"), node("pre", "", message));
      panel.append(heading, node("p", "", "Something went wrong inside the editor. The last saved draft is unharmed; copy or download this text before you reload."),
        buttons, status, area, details);
      const place = root.querySelector(".pm") ?? root;
      place.replaceChildren(panel);
      heading.focus();
      this.pmEvent("postmortem-error", JSON.stringify({ message }));
    }
  }

  customElements.define(tag, PostmortemEditor);
  addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) stop(event.message);
  });
  return true;
}

/** The program has ended; every element on the page says so. */
export function stop(message) {
  if (stopped) return;
  stopped = message;
  for (const element of live) element.pmStop(message);
}
