// The switch between light and dark, without loading the page anew.
import { remember } from "../shared/page";

export function switchThemes(): void {
  const choices = document.querySelectorAll<HTMLAnchorElement>("a[data-theme-choice]");
  for (const choice of choices) {
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      const theme = choice.dataset["themeChoice"] ?? "auto";
      document.documentElement.dataset["theme"] = theme;
      remember("theme", theme);
      for (const each of choices) each.toggleAttribute("aria-current", false);
      choice.setAttribute("aria-current", "true");
    });
  }
}
