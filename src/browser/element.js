// The custom element. Rust cannot subclass HTMLElement, so this class stands in for it: it forwards its life, its attributes and its
// methods to the program, and keeps the words before the program comes and where it cannot come; rim.js has them when it stops. It decides
// nothing about postmortems. The contract is docs/embedding.md, its types are postmortem-editor.d.ts.

import { files } from "./handles.js";
import { pack, unpack } from "./pack.js";
import { halt, over, stop, unwatch, watch } from "./rim.js";
import { node, refused, style, waiting } from "./shell.js";
import { Storage } from "./storage.js";

/** Attributes that the program reads; the others are the element's own. */
const PROGRAM = ["draft-key", "time-zone", "format", "library", "storage"];

let program = null;
let sheet = null;

/** Register the element; `load` gives the program's exports. False if the page has it already. */
export function define(tag, load) {
  if (customElements.get(tag)) return false;

  class PostmortemEditor extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = [...PROGRAM, "readonly", "rules", "lang", "dir", "required"];

    #handle = 0;
    // A browser too old for the editor may have none: the words are shown and posted all the same.
    #internals = this.attachInternals?.();
    #place = null;
    #given = null;
    #left = null;
    // The document as the element opened with it; whether it was given by a property; whether anything differs since.
    #first = "";
    #own = false;
    #changed = false;
    #storage = null;
    #differs = false;
    #disabled = false;
    #form = null;
    #stash = "";
    // The words of drafts that are open no more and that no store has taken yet.
    #apart = new Map();
    // The words that the form took last, when, and by which submit.
    #posted = null;
    #submit = null;
    #ready = settling();

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = style();
      // A page may have set properties before the module arrived.
      for (const name of ["value", "storage", "readOnly", "theme", "draftKey"]) {
        if (!Object.hasOwn(this, name)) continue;
        const early = this[name];
        delete this[name];
        this[name] = early;
      }
    }

    connectedCallback() {
      watch(this);
      if (this.#handle) return;
      if (!this.#internals) this.#follow(this.form);
      this.#place = node("div", "pm");
      this.#speak();
      this.shadowRoot.replaceChildren(this.#place);
      this.#keep();
      if (over() !== null) {
        this.#refuse(new Error("The editor stopped on this page. Reload the page to start it again."));
        return;
      }
      if (program) {
        this.#mount();
        return;
      }
      waiting(this.#place, this.value, this.hasAttribute("library"));
      load().then(
        (exports) => {
          begin(exports);
          if (this.isConnected && !this.#handle) this.#mount();
        },
        (error) => {
          if (this.isConnected) this.#refuse(error);
        },
      );
    }

    disconnectedCallback() {
      // A page that moves the element disconnects it for a moment; the cursor must survive that.
      queueMicrotask(() => {
        if (this.isConnected) return;
        unwatch(this);
        this.#follow(null);
        this.#leave();
        this.shadowRoot.replaceChildren();
      });
    }

    #leave() {
      if (!this.#handle) return;
      const text = this.value;
      const json = this.#call("unmount", this.#handle);
      this.#left = { text, json: json ?? "" };
      this.#handle = 0;
    }

    // Where a page moves the element in one step, nothing has to be done, and nothing is torn down.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      if (name === "lang" || name === "dir") this.#speak();
      else if (name === "readonly") this.#lock();
      else if (name === "required") this.#judge();
      else if (this.#handle) this.#call("attribute", this.#handle, name, now ?? undefined);
    }

    #mount() {
      // The page said that it keeps the drafts, and has not given the storage yet.
      if (this.getAttribute("storage") === "host" && !this.#storage) return;
      const { text, format } = this.#given
        ?? (this.#left ? { text: this.#left.json, format: "left" } : { text: this.#slotText(), format: this.getAttribute("format") ?? "" });
      this.#given = null;
      this.#left = null;
      this.#place.replaceChildren();
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.#handle = this.#call("mount", this, this.#place, text, format) ?? 0;
      if (!this.#handle) return;
      this.#lock();
      this.#judge();
      this.#first = this.value;
      this.#part();
      this.#ready.resolve(this);
    }

    #refuse(error) {
      refused(this.#place, error.message, this.value);
      this.pmEvent("postmortem-error", JSON.stringify({ message: error.message, reason: "start" }));
      this.#ready.reject(error);
    }

    // The language of the words, and the direction they run in; a `dir` of the page's own counts for more.
    #speak() {
      if (!this.#place) return;
      const lang = this.getAttribute("lang");
      if (lang) this.#place.lang = lang;
      else this.#place.removeAttribute("lang");
      const dir = this.getAttribute("dir") || (lang && direction(lang));
      if (dir) this.#place.dir = dir;
      else this.#place.removeAttribute("dir");
    }

    #lock() {
      if (this.#handle) this.#call("attribute", this.#handle, "readonly", this.readOnly || this.#disabled ? "" : undefined);
    }

    // What a form posts: the given text as it came until something was changed, the document after that.
    #keep() { this.#internals?.setFormValue(this.value); }

    #judge() {
      // A document without a word is still written with the mark of its format.
      const missing = this.hasAttribute("required") && !this.value.replace(/<!--.*?-->/gs, "").trim();
      this.#internals?.setValidity(missing ? { valueMissing: true } : {}, missing ? "Write the postmortem first." : "", this.#place ?? undefined);
    }

    // Words that were typed here before and never reached the page are a change of what it gave: a form posts them.
    #part() {
      if (!this.#differs) return;
      this.#differs = false;
      this.#changed = true;
      this.#keep();
      this.pmEvent("postmortem-change", "{}");
    }

    // A form may post within the pause after the last key; it is asked for its data and gets the words of that moment.
    #follow(form) {
      this.#form?.removeEventListener("submit", this.#submits);
      this.#form?.removeEventListener("formdata", this.#post);
      this.#form = form;
      form?.addEventListener("submit", this.#submits);
      form?.addEventListener("formdata", this.#post);
    }
    #submits = (event) => {
      this.#submit = event;
      setTimeout(() => { this.#submit = null; });
    };
    #post = (event) => {
      if (!this.name || (this.#internals && !this.#handle) || this.matches(":disabled")) return;
      const now = this.value;
      this.#posted = { now, at: performance.now(), by: this.#submit };
      if (!this.#internals || this.#own || this.#changed || now !== this.#first) event.formData.set(this.name, now);
    };

    formAssociatedCallback(form) { this.#follow(form); }
    formResetCallback() {
      const text = this.#slotText();
      this.value = text;
      this.#own = false;
      this.#changed = false;
      this.#first = this.value;
      this.#internals.setFormValue(text);
    }
    formDisabledCallback(disabled) {
      this.#disabled = disabled;
      this.#lock();
    }
    formStateRestoreCallback(state) { if (typeof state === "string") this.value = state; }

    // A document may stand as text inside the element. With a library, what stands there is only said while the editor starts.
    #slotText() {
      if (this.hasAttribute("library")) return "";
      const own = [...this.childNodes].filter((child) => !(child instanceof Element && child.slot));
      return own.map((child) => child.textContent).join("").trim();
    }

    get form() { return this.#internals ? this.#internals.form : this.closest("form"); }
    get name() { return this.getAttribute("name"); }
    set name(name) { this.setAttribute("name", name); }
    get type() { return this.localName; }
    get labels() { return this.#internals?.labels; }
    get validity() { return this.#internals?.validity; }
    get validationMessage() { return this.#internals?.validationMessage; }
    get willValidate() { return this.#internals?.willValidate; }
    checkValidity() { return this.#internals?.checkValidity() ?? true; }
    reportValidity() { return this.#internals?.reportValidity() ?? true; }

    get readOnly() { return this.hasAttribute("readonly"); }
    set readOnly(on) { this.toggleAttribute("readonly", Boolean(on)); }
    get theme() { return this.getAttribute("theme"); }
    set theme(theme) { reflect(this, "theme", theme); }
    get draftKey() { return this.getAttribute("draft-key"); }
    set draftKey(key) { reflect(this, "draft-key", key); }

    /** Where the page keeps the drafts: an object of `keys`, `read`, `write` and `remove`, each at once or with a promise. */
    get storage() { return this.#storage?.given ?? null; }
    set storage(given) {
      this.#storage = given ? { given, turns: new Storage(given) } : null;
      if (!program || !this.isConnected) return;
      this.#leave();
      this.#mount();
    }

    /** Settles when the element can be used: with the element, or with why it cannot start. */
    get ready() { return this.#ready.promise; }

    /** The document as text, in the format named by the `format` attribute (Markdown unless it says otherwise). */
    get value() {
      if (this.#handle) return this.write(this.getAttribute("format") || "markdown") ?? "";
      return this.#given?.text ?? this.#left?.text ?? this.#slotText();
    }
    set value(text) { this.read(String(text), this.getAttribute("format") ?? ""); }

    /** Read text into the element. Returns null, or a sentence saying why the text was not read. */
    read(text, format = "") {
      this.#own = true;
      if (!this.#handle) {
        this.#given = { text: String(text), format: String(format) };
        this.#keep();
        return null;
      }
      return this.#call("readText", this.#handle, String(text), String(format)) ?? null;
    }
    /** The document written in a format: "markdown", "json" and every other one that writes. Null for an unknown format. */
    write(format = "markdown") { return this.#handle ? this.#call("writeText", this.#handle, String(format)) ?? null : null; }
    /** What the checks found: an array of { code, rule, level, path, what, why }. */
    check() { return this.#handle ? JSON.parse(this.#call("findings", this.#handle) ?? "[]") : []; }
    /** Show the field at an address, as `check` names it, and give it the focus. */
    goTo(path) { if (this.#handle) this.#call("goTo", this.#handle, String(path)); }
    undo() { if (this.#handle) this.#call("undo", this.#handle); }
    redo() { if (this.#handle) this.#call("redo", this.#handle); }

    #call(name, ...rest) {
      if (over() !== null) return undefined;
      try {
        return program[name](...rest);
      } catch (error) {
        stop(String(error?.message ?? error));
        return undefined;
      }
    }

    // Called by the Rust side.
    pmSettled(stash) {
      this.#stash = stash;
      if (this.hasAttribute("required")) this.#judge();
      if (this.form && (this.#own || this.#changed)) this.#keep();
    }
    pmEvent(name, detail) {
      // To open a document is no change of it.
      if (name === "postmortem-change" && !this.#handle) return;
      if (name === "postmortem-change" && !this.#changed) {
        if (this.value === this.#first) return;
        this.#changed = true;
      }
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: JSON.parse(detail) }));
    }
    /** Whether the page is being left because the form posts these very words. A page may ask a form for its data and do nothing with them. */
    pmPosts() {
      const posted = this.#posted;
      return posted !== null && performance.now() - posted.at < 1000 && !posted.by?.defaultPrevented && posted.now === this.value;
    }
    pmApart(id, words) {
      if (words) this.#apart.set(id, words);
      else this.#apart.delete(id);
    }
    pmDiffers() {
      this.#differs = true;
      if (this.#handle) this.#part();
    }
    pmStorage() { return this.#storage?.turns; }
    /** How long ago a moment was, in the words of the element's language. */
    pmAgo(milliseconds) { return ago(milliseconds, this.getAttribute("lang") || "en"); }
    pmFiles() { return files; }
    pmPack(text) { return pack(text); }
    pmUnpack(code, limit) { return unpack(code, limit); }

    /** The program has ended. */
    pmStop(message) {
      halt(this.shadowRoot, [this.#stash, ...this.#apart.values()], message, (text) => this.#rescue(text));
      this.#ready.reject(new Error(message));
      this.pmEvent("postmortem-error", JSON.stringify({ message, reason: "stop" }));
    }

    // Where the element keeps drafts in this browser, the words outlive a reload; the next start offers them.
    #rescue(text) {
      const key = this.getAttribute("draft-key");
      if (this.hasAttribute("storage") || !(key || this.hasAttribute("library"))) return;
      try { localStorage.setItem(`postmortem-editor:note:rescued${key ? `:${key}` : ""}`, text); } catch { /* They are on screen. */ }
    }
  }

  customElements.define(tag, PostmortemEditor);
  return true;
}

/** The program is there: its style is shared by all elements, and it is told where to say that it ended. */
function begin(exports) {
  if (program) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(exports.begin(stop));
  program = exports;
}

function settling() {
  const settle = {};
  settle.promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  // Whoever waits looks at the failure; nobody has to wait.
  settle.promise.catch(() => {});
  return settle;
}

function reflect(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function direction(lang) {
  try {
    const locale = new Intl.Locale(lang);
    const info = locale.getTextInfo?.() ?? locale.textInfo;
    return info?.direction ?? (/^(ar|fa|he|ur|yi|ps|sd|ug|dv)$/.test(locale.language) ? "rtl" : "ltr");
  } catch {
    return null;
  }
}

function ago(milliseconds, lang) {
  const minutes = Math.floor((Date.now() - milliseconds) / 60000);
  let format;
  try {
    format = new Intl.RelativeTimeFormat(lang, { numeric: "auto", style: "short" });
  } catch {
    format = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
  }
  if (minutes < 1) return format.format(0, "second");
  if (minutes < 60) return format.format(-minutes, "minute");
  return minutes < 1440 ? format.format(-Math.floor(minutes / 60), "hour") : format.format(-Math.floor(minutes / 1440), "day");
}
