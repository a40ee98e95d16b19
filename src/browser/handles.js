// Files and folders of the reader's own disk, where the browser hands them out: opened, read, and written back unless they changed
// meanwhile. A handle is kept with the draft it belongs to, in a database of its own; what a text means is none of its business.

const NAME = "postmortem-editor-files";
const TYPES = [{ description: "Postmortem", accept: { "text/markdown": [".md", ".markdown"], "application/json": [".json"] } }];

/** The most files of a folder that are opened at once. */
const MOST = 500;

const has = (name) => typeof globalThis[name] === "function" && "indexedDB" in globalThis;

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// One request in a transaction of its own.
async function kept(mode, act) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("links");
  const database = await asked(opening);
  try {
    return await asked(act(database.transaction("links", mode).objectStore("links")));
  } finally {
    database.close();
  }
}

// What a picker gives; nothing where the reader thought better of it.
async function picked(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

async function allowed(handle, mode) {
  const now = (await handle.queryPermission?.({ mode })) ?? "granted";
  return now === "granted" || (await handle.requestPermission?.({ mode })) === "granted";
}

async function look(handle) {
  const file = await handle.getFile();
  const text = await file.text();
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { text, time: file.lastModified, size: file.size, stamp: `${file.size}:${hex}` };
}

export const files = {
  /** What the browser hands out: 0 nothing, 1 files, 2 folders too. */
  can: () => (has("showOpenFilePicker") ? (has("showDirectoryPicker") ? 2 : 1) : 0),

  open: () => picked(async () => (await showOpenFilePicker({ types: TYPES, id: "postmortem" }))[0]),
  create: (name) => picked(() => showSaveFilePicker({ suggestedName: name, types: TYPES, id: "postmortem" })),

  /** The Markdown and JSON files of a folder, by name. */
  async folder() {
    const folder = await picked(() => showDirectoryPicker({ mode: "readwrite", id: "postmortem" }));
    if (!folder) return null;
    const found = [];
    for await (const one of folder.values()) {
      if (one.kind === "file" && /\.(md|markdown|json)$/i.test(one.name)) found.push(one);
    }
    return found.sort((one, other) => (one.name < other.name ? -1 : 1)).slice(0, MOST);
  },

  /** The draft that a file belongs to. */
  async owner(handle) {
    const [ids, links] = await Promise.all([kept("readonly", (store) => store.getAllKeys()), kept("readonly", (store) => store.getAll())]);
    for (const [at, id] of ids.entries()) if (await handle.isSameEntry(links[at].handle)) return id;
    return null;
  },

  link: (id) => kept("readonly", (store) => store.get(id)).then((link) => link ?? null),
  keep: (id, handle, stamp, base, foreign) => kept("readwrite", (store) => store.put({ handle, stamp, base, foreign }, id)),
  forget: (id) => kept("readwrite", (store) => store.delete(id)),

  /** Whether a file may be read without asking. */
  quiet: async (handle) => ((await handle.queryPermission?.({ mode: "read" })) ?? "granted") === "granted",

  /** Text and stamp of a file; null where the reader does not allow it. */
  async read(handle) {
    if (!(await allowed(handle, "read"))) return null;
    const { text, stamp } = await look(handle);
    return [text, stamp];
  },

  /**
   * Write a file that was seen with this stamp ("" for a new one). Gives its new stamp; or, where it holds something else now, that text and
   * its stamp, and nothing was written; or null where the reader does not allow it.
   */
  async write(handle, text, seen) {
    if (!(await allowed(handle, "readwrite"))) return null;
    const before = await look(handle);
    if (seen && before.stamp !== seen && before.text !== text) return [before.text, before.stamp];
    // What is written lies beside the file until it is closed.
    const writer = await handle.createWritable();
    try {
      await writer.write(text);
      const { lastModified, size } = await handle.getFile();
      if (seen && (lastModified !== before.time || size !== before.size)) {
        await writer.abort();
        const now = await look(handle);
        return [now.text, now.stamp];
      }
      await writer.close();
    } catch (error) {
      await writer.abort?.().catch(() => {});
      throw error;
    }
    return [(await look(handle)).stamp];
  },
};
