// What is kept: selections and views to take up again, and the file that holds them.
import { h } from "../../shared/page";
import { download } from "../../shared/server";
import { type Context, say } from "../context";
import { LARGEST, NotKept, read, text } from "../kept";
import { picked } from "../picking";
import { button, nameButton } from "../pieces";
import { titleOf } from "../title";

const TYPE = "application/json";
const FILE = "explorateur.json";

/** The panel of what is kept; it is filled anew whenever that changes. */
export function shelfPanel(context: Context): HTMLElement {
  const body = h("div", {});
  const fill = (): void => body.replaceChildren(...content(context));
  context.shelf.onChange = fill;
  fill();
  return body;
}

function content(context: Context): HTMLElement[] {
  const { shelf, confirm } = context;
  const { selections, views } = shelf.kept;
  const file = h("input", {
    type: "file",
    accept: `.json,${TYPE}`,
    class: "unseen",
    tabindex: -1,
    "aria-hidden": "true",
  });
  file.addEventListener("change", () => void open(context, file));
  return [
    h("p", { class: "x-hint" }, say("shelf_about")),
    viewForm(context),
    ...listed(
      "saved_views",
      views.map((each) => {
        const link = h("a", { class: "x-name", href: each.address }, each.name);
        return row(context, link, each.name, () => shelf.drop(each));
      }),
    ),
    ...listed(
      "selections",
      selections.map((each) => {
        const name = nameButton([`${each.name} (${each.nodes.length})`], () => takeUp(context, shelf.open(each)));
        return row(context, name, each.name, () => shelf.drop(each));
      }),
    ),
    h(
      "div",
      { class: "actions" },
      selections.length + views.length > 0 &&
        button(say("shelf_save"), () => {
          void download(new Response(new Blob([text(shelf.kept)], { type: TYPE })), FILE);
          confirm(say("downloaded", { format: FILE }));
        }),
      button(say("shelf_open"), () => file.click()),
      file,
    ),
  ];
}

function listed(key: string, rows: HTMLElement[]): HTMLElement[] {
  return rows.length ? [h("h3", {}, say(key)), h("ul", { class: "plain x-kept" }, ...rows)] : [];
}

function row({ confirm }: Context, name: HTMLElement, words: string, drop: () => void): HTMLElement {
  const act = (): void => {
    drop();
    confirm(say("dropped", { name: words }));
  };
  return h(
    "li",
    {},
    name,
    nameButton(["×"], act, { class: "x-name x-drop", "aria-label": say("drop", { name: words }) }),
  );
}

/** Keeps what is seen now under a name. */
function viewForm(context: Context): HTMLElement {
  const { shelf, confirm } = context;
  const name = h("input", { id: "explore-view-name", type: "text", maxlength: 200, placeholder: say("view_name") });
  const form = h(
    "form",
    { class: "x-keeping x-row" },
    h("label", { class: "unseen", for: "explore-view-name" }, say("view_name")),
    name,
    h("button", { class: "button quiet small" }, say("view_keep")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const called = name.value.trim() || titleOf(context).slice(0, 200);
    shelf.add({ selections: [], views: [{ name: called, address: location.pathname + location.search }] });
    confirm(say(shelf.isLasting ? "is_kept" : "not_kept", { name: called }));
  });
  return form;
}

/** Takes up a kept selection: what this network lacks of it is told. */
function takeUp(context: Context, ids: readonly string[]): void {
  const missing = ids.filter((id) => context.atlas.node(id) === undefined);
  picked(
    context,
    ids.filter((id) => !missing.includes(id)),
  );
  if (missing.length) context.confirm(say("unknown_here", { name: missing.slice(0, 5).join(", ") }));
}

async function open({ shelf, confirm }: Context, input: HTMLInputElement): Promise<void> {
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    if (file.size > LARGEST) throw new NotKept("kept_large", "");
    const more = read(await file.text());
    shelf.add(more);
    confirm(say("shelf_opened", { n: more.selections.length + more.views.length, name: file.name }));
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    confirm(`${file.name}${say("colon")}${say(error.key, { at: error.at || say("kept_top") })}`);
  }
}
