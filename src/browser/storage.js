// The storage that a page gives an element: texts by key, each answer at once or with a promise. One transaction runs at a time; what a
// text means is none of its business.

export class Storage {
  #given;
  #turn = Promise.resolve();

  constructor(given) { this.#given = given; }

  /** Every key that begins so, with its text. */
  async list(prefix) {
    const found = [];
    for (const key of await this.#given.keys()) {
      const text = String(key).startsWith(prefix) ? await this.#given.read(key) : null;
      if (typeof text === "string") found.push([String(key), text]);
    }
    return found;
  }

  /** The texts of these keys go to `decide`; what it gives is written, one after the other. */
  transact(keys, decide) {
    const turn = this.#turn.then(async () => {
      const texts = [];
      for (const key of keys) {
        const text = await this.#given.read(key);
        texts.push(typeof text === "string" ? text : null);
      }
      for (const [key, text] of decide(texts)) await (typeof text === "string" ? this.#given.write(key, text) : this.#given.remove(key));
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
