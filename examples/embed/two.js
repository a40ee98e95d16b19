// The right element is kept by the page: here in a map that answers a moment later, as a server would.
import "./postmortem/postmortem-editor.js";

const kept = new Map();
const later = (answer) => new Promise((done) => setTimeout(() => done(answer), 5));

document.querySelector("#right").storage = {
  keys: () => later([...kept.keys()]),
  read: (key) => later(kept.get(key) ?? null),
  write: (key, text) => later().then(() => void kept.set(key, text)),
  remove: (key) => later().then(() => void kept.delete(key)),
};

document.querySelector("#hello").addEventListener("click", (event) => {
  event.target.textContent = `${document.querySelector("#left").check().length} findings`;
});

// For whoever wants to look at what was kept.
document.querySelector("#right").addEventListener("postmortem-save", () => {
  document.body.dataset.kept = [...kept.values()].join("\n");
});
