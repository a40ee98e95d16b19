// Finds what a person would name: a button by its words, a field by its label. Looks into the element's open shadow root.
const [kind, name] = arguments;
const root = document.querySelector("postmortem-editor")?.shadowRoot;
if (!root) return null;
const kinds = {
  button: "button, a[href], summary",
  field: "input, textarea, select",
};
const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const referenced = (ids) => (ids ?? "").split(/\s+/).map((id) => id && root.getElementById(id)?.textContent).filter(Boolean).join(" ");
const names = (element) => [
  referenced(element.getAttribute("aria-labelledby")),
  element.getAttribute("aria-label"),
  ...[...(element.labels ?? [])].map((label) => label.textContent),
  kind === "button" ? element.innerText : "",
].map(squeeze);
const usable = (element) => !element.disabled && element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
const all = [...root.querySelectorAll(kinds[kind])].filter(usable);
return all.find((element) => names(element).includes(name)) ?? all.find((element) => names(element).some((one) => one.startsWith(name))) ?? null;
