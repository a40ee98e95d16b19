// A document inside an address: deflated by the browser, in letters that need no escape. It knows nothing of documents.

async function through(bytes, change, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  const parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    size += value.length;
    if (size > limit) {
      reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(value);
  }
}

/** Text as letters, digits, hyphens and underscores. */
export async function pack(text) {
  const blob = await through(text, new CompressionStream("deflate-raw"), Infinity);
  let letters = "";
  for (const byte of new Uint8Array(await blob.arrayBuffer())) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text again; refused where it would be longer than `limit` bytes. */
export async function unpack(code, limit) {
  const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const blob = await through(bytes, new DecompressionStream("deflate-raw"), limit);
  return new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
}
