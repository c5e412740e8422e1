// What is chosen together: its things, each with a note, and where they can be taken.
import { h } from "../../shared/page";
import { type Context, say } from "../context";
import { picked } from "../picking";
import { button, nameButton } from "../pieces";
import { nodeButton } from "./names";

const FILES = ["bib", "ris", "csl.json"];
/** How many things the page of comparison takes. */
const MOST_COMPARED = 6;
/** As long as an address may be that asks for a file. */
const LONGEST = 16_000;

export function selection(context: Context): HTMLElement[] {
  const { atlas, history, shelf } = context;
  const ids = history.state.picked;
  const nodes = atlas.numbersOf(ids);
  const rows = nodes.map((node) => row(context, node));
  return [
    h("p", { class: "eyebrow" }, say("selection")),
    h("h2", { id: "explore-selected", tabindex: -1 }, shelf.draft.name || say("picked", { n: nodes.length })),
    h(
      "div",
      { class: "actions" },
      button(say("picked_only"), () => history.change({ only: ids, steps: 0 })),
      button(say("picked_around"), () => history.change({ only: ids, steps: 1 })),
      button(say("picked_table"), () => history.change({ table: "picked" })),
      button(say("hide"), () => history.change({ hidden: [...history.state.hidden, ...ids], picked: [] })),
      button(say("picked_none"), () => history.change({ picked: [] })),
    ),
    compared(ids),
    bibliography(ids),
    keeping(context),
    h("ul", { class: "plain x-picked" }, ...rows),
  ].filter((each) => each !== null);
}

function row(context: Context, node: number): HTMLElement {
  const { atlas, history, shelf } = context;
  const id = atlas.id(node);
  const without = nameButton(
    ["×"],
    () =>
      picked(
        context,
        history.state.picked.filter((each) => each !== id),
      ),
    { class: "x-name x-drop", "aria-label": say("picked_without", { name: atlas.label(node) }) },
  );
  const label = say("note_of", { name: atlas.label(node) });
  const note = h("input", { type: "text", maxlength: 5000, "aria-label": label, placeholder: say("note") });
  note.value = shelf.draft.notes.get(id) ?? "";
  note.addEventListener("input", () => shelf.draft.notes.set(id, note.value));
  return h("li", {}, nodeButton(context, node), without, note);
}

/** The way to the page that shows a few things side by side. */
function compared(ids: readonly string[]): HTMLElement | null {
  if (ids.length < 2 || ids.length > MOST_COMPARED) return null;
  const href = `/compare?${new URLSearchParams(ids.map((id) => ["of", id]))}`;
  return h("p", { class: "x-hint" }, h("a", { href }, say("picked_compare")));
}

function bibliography(ids: readonly string[]): HTMLElement {
  const links = FILES.map((suffix) => {
    const href = `/works.${suffix}?${new URLSearchParams({ of: ids.join(",") })}`;
    return href.length > LONGEST ? null : h("a", { href, download: "" }, `.${suffix}`);
  }).filter((link) => link !== null);
  const named = links.flatMap((link) => [" ", link]);
  return h("p", { class: "x-hint" }, say("picked_works"), ...(links.length ? named : [" ", say("picked_too_many")]));
}

/** The name and the note under which the selection is kept. */
function keeping({ history, shelf, confirm }: Context): HTMLElement {
  const name = h("input", { id: "explore-name", type: "text", maxlength: 200, required: true });
  name.value = shelf.draft.name;
  name.addEventListener("input", () => (shelf.draft.name = name.value.trim()));
  const note = h("textarea", { id: "explore-note", rows: 2, maxlength: 5000 });
  note.value = shelf.draft.note;
  note.addEventListener("input", () => (shelf.draft.note = note.value));
  const form = h(
    "form",
    { class: "x-keeping" },
    h("div", { class: "x-choice" }, h("label", { for: "explore-name" }, say("name")), name),
    h("div", { class: "x-choice" }, h("label", { for: "explore-note" }, say("note")), note),
    h("button", { class: "button quiet small" }, say("keep")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!shelf.draft.name) return name.focus();
    shelf.keep(history.state.picked);
    confirm(say(shelf.isLasting ? "is_kept" : "not_kept", { name: shelf.draft.name }));
  });
  return form;
}
