// How the editor looks: its colours are those of the page, which reach into the shadow root as custom properties.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": {
    color: "var(--ink)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)", // nothing is cut here: WebKit places what is offered within
  },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontSize: "0.94rem",
    lineHeight: "1.6",
    minHeight: "12rem",
    maxHeight: "60vh",
    borderRadius: "inherit",
  },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.9rem 0 0.5rem" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "none", paddingLeft: "0.35rem" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-wash) !important", outline: "1px solid var(--accent)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--sans)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--sans)",
    maxHeight: "20rem",
    minWidth: "min(22rem, 80vw)",
    maxWidth: "min(44rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    gap: "0 0.6rem",
    padding: "0.28rem 0.6rem",
    lineHeight: "1.35",
    whiteSpace: "normal",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] *": { color: "var(--accent-ink)" },
  ".cm-completionIcon": { display: "none" },
  ".cm-completionLabel": { fontWeight: "500" },
  ".cm-completionDetail": {
    margin: "0",
    marginInlineStart: "auto",
    fontFamily: "var(--mono)",
    fontStyle: "normal",
    fontSize: "0.82rem",
    color: "var(--soft)",
    overflowWrap: "anywhere",
  },
  ".cm-tooltip.cm-completionInfo": {
    padding: "0.6rem 0.8rem",
    maxWidth: "22rem",
    lineHeight: "1.45",
    fontSize: "0.9rem",
  },
  "@media (max-width: 45rem)": { ".cm-tooltip.cm-completionInfo": { display: "none" } },
  ".cm-tooltip-hover": { padding: "0.5rem 0.75rem", maxWidth: "24rem", fontSize: "0.9rem" },
  ".term strong": { display: "block" },
  ".term small": { color: "var(--soft)" },
  ".term p": { margin: "0.3rem 0 0" },
  ".cm-diagnostic": { padding: "0.4rem 0.7rem", fontFamily: "var(--sans)", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warm)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error) 2px",
    textUnderlineOffset: "4px",
    backgroundColor: "color-mix(in srgb, var(--error) 14%, transparent)",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warm) 1.5px",
    textUnderlineOffset: "4px",
  },
  ".cm-gutter-lint": { width: "1.1em" },
  "&.cm-focused .cm-selectionBackground, .cm-content ::selection": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },
});

const highlight = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--code-variable)" },
  { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--code-name)" },
  { tag: [tags.string, tags.annotation], color: "var(--code-text)" },
  { tag: [tags.integer, tags.float, tags.bool], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

export const look = [theme, syntaxHighlighting(highlight)];
