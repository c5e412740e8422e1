// The editor: CodeMirror in a shadow root, where its styles are allowed without inline styles in the page.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import {
  bracketMatching,
  ensureSyntaxTree,
  indentOnInput,
  indentService,
  indentUnit,
  LanguageSupport,
} from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { EditorState, Prec, StateEffect } from "@codemirror/state";
import type { Rect } from "@codemirror/view";
import { EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { h } from "../shared/page";
import { completer } from "./complete";
import { look } from "./editor-style";
import type { Problem } from "./endpoint";
import { format } from "./format";
import { errorsAt, hoverOf, rangeOf, unknownTerms } from "./marks";
import type { Terms } from "./terms";

/** Milliseconds in which a query is parsed to its end, or not laid out. */
const PATIENCE = 1000;

type Say = (key: string, values?: Record<string, string | number>) => string;

const language = SparqlLanguage.configure({
  props: [styleTags({ "Pname_ln Pname_ns": tags.url, A_predicate: tags.keyword, PathMod: tags.operator })],
});
const support = new LanguageSupport(language, [
  language.data.of({
    commentTokens: { line: "#" },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    indentOnInput: /^\s*[}\])]$/,
  }),
]);

/** Indents a line by the brackets that the line before leaves open. */
const indentation = indentService.of((context, position) => {
  const line = context.state.doc.lineAt(position);
  let previous = line.number > 1 ? context.state.doc.line(line.number - 1) : null;
  while (previous && !previous.text.trim() && previous.number > 1)
    previous = context.state.doc.line(previous.number - 1);
  if (!previous) return 0;
  const before = /^\s*/.exec(previous.text)?.[0].length ?? 0;
  const opens = /[{([]\s*(?:#.*)?$/.test(previous.text) ? 2 : 0;
  return Math.max(0, before + opens - (/^\s*[})\]]/.test(line.text) ? 2 : 0));
});

/** Asks for the marks anew though the text is the same. */
const remark = StateEffect.define<null>();

export class Editor {
  private readonly view: EditorView;
  private problem: { doc: EditorState["doc"]; problem: Problem } | null = null;

  constructor(host: HTMLElement, text: string, terms: Terms, say: Say, run: () => void) {
    const root = host.attachShadow({ mode: "open" });
    const parent = h("div", {});
    root.append(parent);
    const marks = linter((view) => [...this.errors(view, say), ...unknownTerms(view, terms, say)], {
      delay: 350,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(remark))),
    });
    const state = EditorState.create({
      doc: text,
      extensions: [...basics(say, run), completion(terms, say), marks, hoverTooltip(hoverOf(terms, say))],
    });
    this.view = new EditorView({ state, parent, root });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  focus(): void {
    this.view.focus();
  }

  select(anchor: number, head: number): void {
    this.view.dispatch({ selection: { anchor, head } });
    this.view.focus();
  }

  /** Underlines the place of an error until the text changes; null takes the mark away. */
  show(problem: Problem | null): void {
    this.problem = problem && { doc: this.view.state.doc, problem };
    this.check();
  }

  /** Marks anew what is wrong, for example when the terms have come. */
  check(): void {
    this.view.dispatch({ effects: remark.of(null) });
    forceLinting(this.view);
  }

  goTo(line: number, column: number): void {
    const { from } = rangeOf(this.view.state.doc, line, column);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  /** Lays the query out; false where that is not possible. */
  format(): boolean {
    const { state } = this.view;
    const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE);
    const laidOut = tree && format(this.text, tree);
    if (laidOut !== null && laidOut !== this.text) this.text = laidOut;
    return laidOut !== null;
  }

  private errors(view: EditorView, say: Say): ReturnType<typeof errorsAt> {
    return this.problem?.doc === view.state.doc ? errorsAt(view, this.problem.problem, say) : [];
  }
}

function basics(say: Say, run: () => void): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    highlightActiveLine(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of("  "),
    indentation,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      "aria-label": say("label"),
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      dir: "ltr",
    }),
    EditorState.phrases.of({ Completions: say("completions") }),
    support,
    ...look,
    Prec.highest(
      keymap.of([
        {
          key: "Mod-Enter",
          run: () => {
            run();
            return true;
          },
        },
      ]),
    ),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    keymap.of([{ key: "Mod-Space", run: startCompletion }]),
  ];
}

function completion(terms: Terms, say: Say): Extension {
  return autocompletion({
    override: [completer(terms, say)],
    icons: false,
    activateOnTypingDelay: 80,
    maxRenderedOptions: 60,
    positionInfo: beside,
  });
}

/** Returns where what is said of a term stands: on no other proposal, beside the list where there is room, else under or over it. */
function beside(_view: EditorView, list: Rect, _option: Rect, info: Rect, space: Rect): { style: string } {
  const [wide, high] = [info.right - info.left, info.bottom - info.top];
  if (space.right - list.right >= wide) return { style: `top: 0; left: ${list.right - list.left}px` };
  return {
    style:
      space.bottom - list.bottom >= high
        ? `top: ${list.bottom - list.top}px; left: 0`
        : `bottom: ${list.bottom - list.top}px; left: 0`,
  };
}
