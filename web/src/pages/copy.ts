// Buttons that copy the text of another element: <button data-copy="id of the element" hidden>.
import { words } from "../shared/page";

export function copyButtons(): void {
  const say = words("words");
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset["copy"] ?? "");
      await navigator.clipboard.writeText(source?.textContent ?? "");
      const before = button.textContent;
      button.textContent = say("copied");
      setTimeout(() => (button.textContent = before), 1600);
    });
  }
}
