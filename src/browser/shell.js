// What an element shows while there is no program: the frame of the editor before it comes, the words where it cannot come.
// Plain nodes only; the program puts its own in their place.

// The colours are those of style/tokens.css; the program's sheet takes over with the program.
const CSS = `
:host { display: block; }
:host([hidden]) { display: none; }
:host([theme="system"]) { color-scheme: light dark; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
.pm { all: initial; color-scheme: inherit; visibility: inherit; display: block; min-height: inherit; background: var(--pm-surface, light-dark(#ffffff, #14171b)); color: var(--pm-text, light-dark(#15181d, #e9ebee)); font: 400 .875rem/1.5 var(--pm-sans, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif); container: pm / inline-size; }
.wait-bar { box-sizing: border-box; display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 0 20px; border-block-end: 1px solid var(--pm-line, light-dark(#e4e7eb, #272c33)); }
.wait-page { box-sizing: border-box; display: grid; gap: 16px; max-width: 60rem; margin: 0 auto; padding: 32px 24px 48px; }
.wait-page i, .wait-bar i { display: block; height: 14px; border-radius: 4px; background: var(--pm-hover, light-dark(#f1f3f5, #1d2127)); }
.wait-page .head { width: 45%; height: 26px; }
.wait-page .title { font-size: 1.5rem; line-height: 1.3; }
.wait-bar b { font-size: .8125rem; }
.wait-page .box { height: 150px; border-radius: 10px; }
.wait-page .short { width: 70%; }
.wait-bar i { width: 6rem; }
.wait-bar i:last-child { margin-inline-start: auto; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.refused { display: grid; gap: 12px; max-width: 60rem; margin: 0 auto; padding: 24px; }
.refused h2 { margin: 0; font-size: 1.0625rem; }
.refused p { margin: 0; color: var(--pm-text-2, light-dark(#454c57, #b6bdc7)); }
.refused textarea { box-sizing: border-box; width: 100%; min-height: 22rem; padding: 12px; border: 1px solid var(--pm-line-strong, light-dark(#858c98, #6d7683)); border-radius: 6px; background: transparent; color: inherit; font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; resize: vertical; }
@container pm (max-width: 639px) { .wait-bar { min-height: 52px; padding: 0 12px; } .wait-page { padding: 16px; } }
`;

let sheet = null;

/** The style of what stands here, made once, as a list of sheets: empty in a browser too old for sheets that are made. */
export function style() {
  if (!sheet && "replaceSync" in CSSStyleSheet.prototype) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet ? [sheet] : [];
}

export function node(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** The frame of the editor, grey where the words will stand; what is known already is said. */
export function waiting(place, text, library) {
  const title = /^#\s+(.+)$/m.exec(text)?.[1];
  const bar = node("div", "wait-bar");
  bar.append(library ? node("b", "", "Drafts") : node("i", ""), node("i", ""));
  const page = node("div", "wait-page");
  page.append(title ? node("b", "title", title) : node("i", "head"), node("i", "short"), node("i", "box"), node("i", ""), node("i", ""), node("i", "short"));
  for (const part of [bar, page]) part.setAttribute("aria-hidden", "true");
  const words = node("p", "vh", "The editor is starting.");
  words.setAttribute("role", "status");
  place.replaceChildren(words, bar, page);
}

/** Why the editor does not start, and the text it was given, to read and to take away. */
export function refused(place, why, text) {
  const panel = node("section", "refused");
  const words = node("p", "", why);
  words.setAttribute("role", "alert");
  panel.append(node("h2", "", "The editor cannot start here."), words);
  if (text) {
    const area = node("textarea", "");
    area.readOnly = true;
    area.value = text;
    area.setAttribute("part", "text");
    area.setAttribute("aria-label", "The document's text");
    panel.append(node("p", "", "The document is unharmed. Its text:"), area);
  }
  place.replaceChildren(panel);
}
