import assert from "node:assert/strict";
import { test } from "node:test";
import { LanguageSupport, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { errorsAt } from "../src/query/marks";

test("what has not been read yet is no error", () => {
  const doc = `SELECT * {\n${"?s a <urn:c> .\n".repeat(1200)}FILTER(?x = ) }`;
  const state = EditorState.create({ doc, extensions: new LanguageSupport(SparqlLanguage) });
  assert.ok(syntaxTree(state).length < doc.length, "the text is read in parts");
  const problem = { title: "", detail: "", line: 1202, column: 15 };
  const marks = errorsAt({ state } as EditorView, problem as never, (key) => key);
  assert.deepEqual(
    marks.map((each) => state.doc.lineAt(each.from).number).filter((line) => line < 1202),
    [],
  );
});
