// A page that uses the whole contract of <postmortem-editor>, compiled by a test.
import { PostmortemEditor, type PostmortemFinding, type PostmortemStorage } from "./postmortem-editor.js";

const kept = new Map<string, string>();
const storage: PostmortemStorage = {
  keys: () => kept.keys(),
  read: async (key) => kept.get(key),
  write: (key, text) => void kept.set(key, text),
  remove: (key) => void kept.delete(key),
};
const made: PostmortemEditor = document.createElement("postmortem-editor");
made.storage = storage;
made.value = "# Checkout was down";
made.readOnly = false;
made.addEventListener("postmortem-check", function (event) {
  const { errors, warnings, advice }: { errors: number; warnings: number; advice: number } = event.detail;
  this.title = `${errors + warnings + advice} findings`;
});
made.addEventListener("postmortem-error", ({ detail }) => console.warn(detail.reason === "read" ? detail.message : ""));
made.addEventListener("focusin", (event: Event) => event.preventDefault());
const found = document.querySelector("postmortem-editor");
if (found) {
  await found.ready;
  const refused: string | null = found.read("{}", "json");
  const text: string | null = found.write("markdown");
  const worst: PostmortemFinding | undefined = found.check().find((one) => one.level === "error");
  if (worst) found.goTo(worst.path);
  for (const { label, url } of worst?.links ?? []) console.log(label, url, refused, text, worst?.range?.[0]);
  found.undo();
  found.redo();
  console.log(found.form?.action, found.validity.valid, found.reportValidity(), PostmortemEditor.formAssociated);
}
