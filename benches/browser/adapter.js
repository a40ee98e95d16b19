// Ties the element to the benchmark of browsers: sets window.__bench. It uses the element's public contract (docs/embedding.md) and what
// any page can see of it: its open shadow root, whose fields have their address as id. Nothing of it ships.
(() => {
  const KINDS = {
    detected: "detection", impact: "note", investigating: "action", escalated: "escalation",
    change: "action", mitigated: "mitigation", resolved: "resolution", comms: "communication",
  };
  const PROSE = { summary: "summary", impact: "impact", "root-cause": "rootCause", resolution: "resolution" };
  const SUMMARY = "f/sections/summary";
  let memory = null;

  // The size of wasm's memory: seen where any page could see it, at the moment the module begins to run.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const begin = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const made = await begin.apply(WebAssembly, rest);
      memory ??= Object.values((made.instance ?? made).exports ?? {}).find((one) => one instanceof WebAssembly.Memory) ?? null;
      return made;
    };
  }

  const element = () => document.querySelector("postmortem-editor");
  const root = () => element().shadowRoot;
  const field = (id) => root().getElementById(id);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const model = () => JSON.parse(element().write("json") || "{}");
  const settled = async (found) => {
    for (let tries = 0; tries < 200; tries++) {
      const node = found();
      if (node) return node;
      await frame();
    }
    throw new Error("not on the page");
  };
  const caret = (node) => {
    node.focus();
    node.setSelectionRange(node.value.length, node.value.length);
  };
  const put = (node, value) => {
    node.value = value;
    node.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    node.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  };

  /** The harness's document as JSON of the editor. */
  const written = (doc) => JSON.stringify({
    schema: "postmortem/1",
    title: doc.title,
    zone: "UTC",
    times: { started: doc.start, resolved: doc.end },
    sections: [
      { section: "summary", body: doc.summary }, { section: "impact", body: doc.impact },
      { section: "root-cause", body: doc.rootCause }, { section: "resolution", body: doc.resolution },
      { section: "timeline" }, { section: "actions" },
    ],
    timeline: doc.timeline.map((event, at) => ({ id: `e${at}`, at: event.at, kind: KINDS[event.kind], text: event.text })),
    actions: doc.actions.map((action, at) => ({
      id: `a${at}`, text: action.text, owner: action.owner, due: action.due, status: action.done ? "done" : "open",
    })),
  });

  let ids = [], title = "";

  const bench = {
    name: "ours",
    kind: "form",
    load(doc) {
      title = doc.title;
      ids = doc.timeline.map((_, at) => `e${at}`);
      const trouble = element().read(written(doc), "json");
      if (trouble) throw new Error(trouble);
    },
    shown() {
      return field("f/title")?.value === title && !!root().querySelector("[id^='row/e']") && !!root().querySelector(".plot");
    },
    count: () => Number(/([\d,]+) events?/.exec(root().getElementById("h-timeline")?.parentElement?.textContent)?.[1].replaceAll(",", "") ?? 0),
    focusSummary() {
      const node = field(SUMMARY);
      if (!node) return false;
      caret(node);
      return true;
    },
    summaryText: () => model().sections?.find((one) => one.section === "summary")?.body ?? "",
    async focusEventText(at) {
      element().goTo(`/timeline/${ids[at]}/text`);
      caret(await settled(() => field(`f/timeline/${ids[at]}/text`)));
    },
    eventText: (at) => model().timeline[at].text,
    // A row of a spreadsheet, pasted behind the event before: one change, as a person would make it.
    async insertEvent(at, event) {
      const before = `row/${ids[at - 1]}`;
      if (!field(before)) await bench.focusEventText(at - 1);
      const row = await settled(() => field(before));
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", `Time\tKind\tText\n${event.at}\t${KINDS[event.kind]}\t${event.text}`);
      row.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
      const fresh = await settled(() => field(before)?.nextElementSibling?.id.startsWith("row/") && field(before).nextElementSibling);
      ids.splice(at, 0, fresh.id.slice("row/".length));
    },
    timelineRect() {
      const plot = root().querySelector(".plot");
      plot.scrollIntoView({ block: "center" });
      // A wheel zooms once the drawing has the focus, as after a click or Tab.
      root().querySelector(".marks")?.focus({ preventScroll: true });
      const { x, y, width, height } = plot.getBoundingClientRect();
      return { x, y, width, height };
    },
    view() {
      const plot = root().querySelector(".plot");
      return [Number(plot.dataset.from), Number(plot.dataset.to)];
    },
    wasmMemory: () => memory?.buffer.byteLength ?? 0,
    // Nothing is checked twice while nothing changed: a letter more or less in the title makes the whole document due again.
    validate() {
      bench.longer = !bench.longer;
      put(field("f/title"), bench.longer ? `${title}.` : title);
      return element().check().length;
    },
  };

  // The element takes input from the moment it shows the summary, or, with a library, from the moment it reads.
  const wait = () => {
    const host = document.querySelector("postmortem-editor");
    if (host?.write?.("json") == null) return setTimeout(wait, 1);
    if (!host.shadowRoot.getElementById(SUMMARY)) host.read(written({ title: "", summary: "", start: "", end: "", impact: "", rootCause: "", resolution: "", timeline: [], actions: [] }), "json");
    window.__bench = bench;
  };
  wait();
})();
