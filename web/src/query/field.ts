// Where the query is written: the field of the page, which works at once, until somebody turns to it or an answer has to be
// marked in it; then the editor with colours, completion and marks, which is as heavy as all the rest of the page.
import { h } from "../shared/page";
import type { Editor } from "./editor";
import type { Problem } from "./endpoint";
import type { Terms } from "./terms";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The rows that the editor has at least and, about, at most. */
const [LEAST_ROWS, MOST_ROWS] = [7, 24];

export class Field {
  private editor: Editor | undefined;
  private loading: Promise<Editor> | undefined;
  private problem: Problem | null = null;
  private composing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly plain: HTMLTextAreaElement,
    private readonly terms: Terms,
    private readonly say: Say,
    private readonly run: () => void,
  ) {
    for (const name of ["pointerenter", "focus"] as const) plain.addEventListener(name, () => void this.grow());
    if (document.activeElement === plain) void this.grow();
    this.fit();
    plain.addEventListener("compositionstart", () => {
      this.composing = new Promise((done) => plain.addEventListener("compositionend", done, { once: true }));
    });
  }

  get text(): string {
    return this.editor?.text ?? this.plain.value;
  }
  set text(text: string) {
    if (this.editor) this.editor.text = text;
    else {
      this.plain.value = text;
      this.fit();
    }
  }

  /** Makes the field as high as the editor will be. */
  private fit(): void {
    this.plain.rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, this.plain.value.split("\n").length));
  }

  focus(): void {
    (this.editor ?? this.plain).focus();
  }

  /** Marks the place of an error, until the text changes; null takes the mark away. */
  show(problem: Problem | null): void {
    this.problem = problem;
    if (this.editor) this.editor.show(problem);
    else if (problem) void this.grow().then((editor) => editor?.show(this.problem));
  }

  async goTo(line: number, column: number): Promise<void> {
    (await this.grow())?.goTo(line, column);
  }

  /** Lays the query out; false where that is not possible. */
  async format(): Promise<boolean> {
    return (await this.grow())?.format() ?? false;
  }

  /** Puts the editor in the place of the field; undefined where it cannot be loaded: then the field goes on. */
  async grow(): Promise<Editor | undefined> {
    try {
      this.loading ??= this.made();
      return await this.loading;
    } catch {
      this.loading = undefined;
      return undefined;
    }
  }

  private async made(): Promise<Editor> {
    const { Editor } = await import("./editor");
    await this.composing;
    const { plain } = this;
    const host = h("div", { id: "query-editor", class: "query-editor" });
    const [from, to] = [plain.selectionStart, plain.selectionEnd];
    const isFocused = document.activeElement === plain;
    plain.parentElement?.replaceWith(host);
    const editor = new Editor(host, plain.value, this.terms, this.say, this.run);
    this.editor = editor;
    if (isFocused) editor.select(from, to);
    void this.terms.load().then(() => editor.check());
    return editor;
  }
}
