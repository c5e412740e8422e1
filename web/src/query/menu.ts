// A small menu under a button: <details>, closed by Escape, by a choice, and by a click elsewhere.
import { h } from "../shared/page";

export function menu(title: string, ...items: HTMLElement[]): HTMLDetailsElement {
  const list = h("ul", { class: "menu-list plain" }, ...items.map((item) => h("li", {}, item)));
  const summary = h("summary", { class: "button quiet small" }, title);
  const details = h("details", { class: "menu" }, summary, list);
  const close = (event: Event): void => {
    if (!event.composedPath().includes(details)) details.open = false;
  };
  details.addEventListener("toggle", () => {
    if (details.open) document.addEventListener("click", close);
    else document.removeEventListener("click", close);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  list.addEventListener("click", () => (details.open = false));
  return details;
}

/** Copies text; tells in the button whether that went well. */
export async function copyFrom(
  button: HTMLElement,
  text: () => string | Promise<string>,
  say: (key: string) => string,
  tell: (words: string) => void,
): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(await text());
    button.textContent = say("copied");
    tell(say("copied"));
  } catch {
    tell(say("copy_failed"));
    button.textContent = say("copy_failed");
  }
  setTimeout(() => (button.textContent = before), 1800);
}
