// The dialog that makes a figure for print of what is shown: its size in millimetres, its names in points, its file.
import { h } from "../../shared/page";
import { download } from "../../shared/server";
import { citedAt } from "../cited";
import { type Context, say } from "../context";
import { figure } from "../exports";

const FORMATS = ["pdf", "svg", "png"];
const USUAL = { width: "160", dpi: "300", points: "7" };

/** Opens the dialog; it closes with Escape, its button, or once the file is made. */
export function openFigure(context: Context): void {
  const title = h("input", { id: "figure-title", maxlength: 400, placeholder: say("figure_title_own") });
  const format = select("figure-format", FORMATS);
  const numbers = Object.entries(USUAL).map(([name, value]): [string, HTMLInputElement] => [
    name,
    h("input", { id: `figure-${name}`, value, inputmode: "decimal", required: true }),
  ]);
  const framed = h("input", { type: "checkbox", id: "figure-framed" });
  const wrong = h("p", { class: "doubt", role: "alert" });
  const close = h("button", { type: "button", class: "button quiet" }, say("figure_close"));
  const form = h(
    "form",
    { method: "dialog" },
    h("h2", { id: "figure-heading" }, say("figure")),
    h("p", { class: "muted" }, say("figure_about")),
    field("figure-title", say("figure_title"), title),
    h(
      "div",
      { class: "x-fields" },
      field("figure-format", say("figure_format"), format),
      ...numbers.map(([name, input]) => field(`figure-${name}`, say(`figure_${name}`), input)),
    ),
    context.drawing && h("label", { class: "x-check" }, framed, h("span", {}, say("download_framed"))),
    wrong,
    h(
      "p",
      { class: "actions" },
      h("button", { class: "button" }, say("figure_make")),
      close,
      h("a", { href: citedAt(context) }, say("cite_open")),
    ),
  );
  const dialog = h("dialog", { class: "x-dialog", "aria-labelledby": "figure-heading" }, form);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const paper = Object.fromEntries(numbers.map(([name, input]) => [name, input.value]));
    wrong.textContent = say("figure_making");
    void make(context, { format: format.value, title: title.value, paper, framed: framed.checked }).then((problem) => {
      wrong.textContent = problem;
      if (!problem) dialog.close();
    });
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Makes the file; returns what is wrong with it, in words of the server, empty where nothing is. */
async function make(context: Context, wanted: Parameters<typeof figure>[1]): Promise<string> {
  const answer = await figure(context, wanted).catch(() => null);
  if (!answer) return say("not_answered");
  if (!answer.ok) {
    const { title = say("not_answered"), detail = "" } = (await answer.json().catch(() => ({}))) as Record<
      string,
      string
    >;
    return `${title} ${detail}`.trim();
  }
  await download(answer, `${say("figure_file")}.${wanted.format}`);
  context.confirm(say("downloaded", { format: wanted.format.toUpperCase() }));
  return "";
}

function field(id: string, words: string, input: HTMLElement): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: id }, words), input);
}

function select(id: string, values: readonly string[]): HTMLSelectElement {
  return h("select", { id }, ...values.map((each) => h("option", { value: each }, each.toUpperCase())));
}
