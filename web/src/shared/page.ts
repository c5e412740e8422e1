// What every island shares: the language and words of the page, data from the server, elements made without HTML text.

import { elided } from "./typography";

export type Language = "fr" | "en";

export const language: Language = document.documentElement.lang === "en" ? "en" : "fr";

/** Returns the value that the server wrote into the page under this id. */
export function readData<T>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no data “${id}”`);
  return JSON.parse(element.textContent ?? "null") as T;
}

/** Returns the words of a data block, as a function from a key to its words with values filled in. */
export function words(id: string): (key: string, values?: Values) => string {
  const table = readData<Record<string, string>>(id);
  return (key, values = {}) => {
    const text = table[key];
    if (text === undefined) throw new Error(`no words “${key}” in “${id}”`);
    return fill(text, values);
  };
}

export type Values = Record<string, string | number>;

/** Fills in `{name}`; a French word before it is elided where it must be. `n` chooses between the singular and the plural that a `|` parts. French counts zero as singular. */
export function fill(text: string, values: Values): string {
  const n = values["n"];
  const [one = "", many] = text.split("|");
  const single = typeof n !== "number" || (language === "fr" ? Math.abs(n) < 2 : n === 1);
  let filled = "";
  for (const piece of (many === undefined || single ? one : many).split(/(\{\w+\})/)) {
    const value = values[piece.slice(1, -1)];
    if (!piece.startsWith("{") || value === undefined) filled += piece;
    else if (typeof value === "number") filled += value.toLocaleString(language);
    else filled = (language === "fr" ? elided(filled, value) : filled) + value;
  }
  return filled;
}

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes an element; strings become text, never markup; false, null and undefined are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** Tells whether the page is dark now. */
export function isDark(): boolean {
  const theme = document.documentElement.dataset["theme"];
  return theme === "dark" || (theme !== "light" && systemDark.matches);
}

/** Calls back whenever the page turns dark or light. */
export function onTheme(callback: (dark: boolean) => void): () => void {
  const tell = (): void => callback(isDark());
  systemDark.addEventListener("change", tell);
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    systemDark.removeEventListener("change", tell);
    observer.disconnect();
  };
}

/** Tells whether the reader asked for less motion. */
export const calm: boolean = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Sets a cookie that the server reads, for a year. */
export function remember(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
}
