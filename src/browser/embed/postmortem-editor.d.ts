// The contract of <postmortem-editor>, explained in README.md (docs/embedding.md).

/** One thing that the checks found. */
export interface PostmortemFinding {
  code: string;
  rule: string;
  level: "error" | "warning" | "advice";
  /** The address of the field or row, such as `/timeline/e7/text`. */
  path: string;
  /** The part of the field's text it is about, in bytes of UTF-8, and the words that stand there. */
  range?: [number, number];
  text?: string;
  /** Other fields and rows that take part. */
  related?: string[];
  what: string;
  why: string;
  /** What the buttons that mend it say. */
  fixes: string[];
  /** The question whose answer mends it. */
  asks?: string;
  /** Pages elsewhere on which it can be taken up, such as a new ticket. */
  links?: { label: string; url: string }[];
}

/** Where the page keeps the drafts of one element: texts by key. Each method may answer at once or with a promise. */
export interface PostmortemStorage {
  keys(): Iterable<string> | Promise<Iterable<string>>;
  read(key: string): string | null | undefined | Promise<string | null | undefined>;
  write(key: string, text: string): unknown;
  remove(key: string): unknown;
}

/** The events of the element. All bubble and are composed; none carries the text of the document. */
export interface PostmortemEventMap {
  "postmortem-change": CustomEvent<Record<string, never>>;
  "postmortem-check": CustomEvent<{ errors: number; warnings: number; advice: number }>;
  "postmortem-save": CustomEvent<{ revision: number }>;
  "postmortem-error": CustomEvent<{ message: string; reason: "start" | "read" | "stop" }>;
}

/** The element. */
export declare class PostmortemEditor extends HTMLElement {
  static readonly formAssociated: true;

  /** Settles when the element can be used: with the element, or with why it cannot start. */
  readonly ready: Promise<PostmortemEditor>;
  /** The document as text in the format of the `format` attribute; set it to text in any format. */
  value: string;
  /** Where the page keeps the drafts; set it before the element is in the page. */
  storage: PostmortemStorage | null;
  /** Read text. Null, or a sentence saying why the text was not read; the open document is then untouched. */
  read(text: string, format?: string): string | null;
  /** The document in a format: "markdown", "json" and every other one that writes. Null for an unknown format. */
  write(format?: string): string | null;
  /** What the checks find. */
  check(): PostmortemFinding[];
  undo(): void;
  redo(): void;
  /** Show the field at an address, as `check()` names it, and give it the focus. */
  goTo(path: string): void;

  readOnly: boolean;
  theme: string | null;
  draftKey: string | null;

  readonly form: HTMLFormElement | null;
  name: string | null;
  readonly type: string;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;

  addEventListener<K extends keyof PostmortemEventMap>(
    type: K,
    listener: (this: PostmortemEditor, event: PostmortemEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "postmortem-editor": PostmortemEditor;
  }
}
