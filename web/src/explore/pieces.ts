// Small pieces of the panels: buttons, checks, sections.
import { h } from "../shared/page";
import { type Icon, icon } from "./mark";

type Child = Node | string | null | undefined | false;

export function button(
  text: string,
  act: () => void,
  attributes: Record<string, string | boolean> = {},
): HTMLButtonElement {
  const element = h("button", { type: "button", class: "button quiet small", ...attributes }, text);
  element.addEventListener("click", act);
  return element;
}

/** A button that shows a sign, and a word where there is room; its words are read out, and shown under the pointer. */
export function iconButton(sign: Icon, text: string, act: () => void, word = ""): HTMLButtonElement {
  const element = h("button", { type: "button", class: "x-tool", title: text, "aria-label": text }, icon(sign));
  if (word) element.append(h("span", { class: "x-word", "aria-hidden": "true" }, word));
  element.addEventListener("click", act);
  return element;
}

/** A button that looks like a link, for the name of a thing. */
export function nameButton(
  content: Child[],
  act: () => void,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  const element = h("button", { type: "button", class: "x-name", ...attributes }, ...content);
  element.addEventListener("click", act);
  return element;
}

export function check(label: Child[], on: boolean, act: (on: boolean) => void): HTMLLabelElement {
  const box = h("input", { type: "checkbox", checked: on });
  box.addEventListener("change", () => act(box.checked));
  return h("label", { class: "x-check" }, box, h("span", {}, ...label));
}

export function choice(
  id: string,
  label: string,
  values: [string, string][],
  value: string,
  act: (value: string) => void,
): HTMLElement {
  const select = h(
    "select",
    { id },
    ...values.map(([each, text]) => h("option", { value: each, selected: each === value }, text)),
  );
  select.addEventListener("change", () => act(select.value));
  return h("div", { class: "x-choice" }, h("label", { for: id }, label), select);
}

export function group(title: string, ...children: Child[]): HTMLElement {
  return h("fieldset", { class: "x-group" }, h("legend", {}, title), ...children);
}

/** A part of a panel that opens and closes; it stays as the reader left it when its content is made anew. */
export function section(
  id: string,
  title: string,
  open: boolean,
): { element: HTMLDetailsElement; body: HTMLDivElement } {
  const body = h("div", { class: "x-body" });
  const element = h("details", { class: "x-section", id, open }, h("summary", {}, h("h2", {}, title)), body);
  return { element, body };
}
