// The buttons under the editor, and the same query as code.
import { h } from "../shared/page";
import { copyFrom } from "./menu";
import type { Snippet } from "./snippets";

type Say = (key: string, values?: Record<string, string | number>) => string;
interface Actions {
  run(): void;
  stop(): void;
  format(): void;
  explain(): void;
  link(button: HTMLElement): void;
  snippets(): Promise<Snippet[]>;
}

const SOON = 250;

export class Toolbar {
  private readonly runButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private stopClock: () => void = () => undefined;

  constructor(
    form: HTMLFormElement,
    private readonly say: Say,
    actions: Actions,
  ) {
    this.runButton = h(
      "button",
      { type: "submit", class: "button" },
      say("run"),
      h("kbd", { "aria-hidden": "true" }, "Ctrl ↵"),
    );
    this.stopButton = this.button("stop", actions.stop, "button");
    this.stopButton.hidden = true;
    const link = this.button("link", () => actions.link(link));
    link.title = say("link_about");
    const explain = this.button("explain", actions.explain);
    explain.title = say("explain_about");
    const code = this.button("code", () => void actions.snippets().then((snippets) => this.showCode(snippets)));
    code.title = say("code_about");
    const keys = h("p", { class: "keys muted" }, say("keys"));
    form
      .querySelector(".toolbar")
      ?.replaceChildren(
        this.runButton,
        this.stopButton,
        this.button("format", actions.format),
        explain,
        link,
        code,
        keys,
      );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      actions.run();
    });
  }

  /** Shows that a query runs and tells the seconds that it takes, until the next one runs or none does. */
  running(tell: (seconds: number) => void): void {
    this.idle();
    const begun = performance.now();
    const soon = window.setTimeout(() => {
      tell(0);
      this.stopButton.hidden = false;
    }, SOON);
    const clock = window.setInterval(() => tell(Math.round((performance.now() - begun) / 1000)), 1000);
    this.stopClock = () => {
      clearTimeout(soon);
      clearInterval(clock);
    };
  }

  /** Shows that no query runs. */
  idle(): void {
    this.stopClock();
    this.stopButton.hidden = true;
  }

  private button(key: string, act: () => void, style = "button quiet"): HTMLButtonElement {
    const button = h("button", { type: "button", class: style }, this.say(key));
    button.addEventListener("click", act);
    return button;
  }

  private showCode(snippets: readonly Snippet[]): void {
    const status = h("p", { class: "unseen", role: "status" });
    const sections = snippets.map(({ name, text }) => {
      const copy = this.button(
        "copy",
        () =>
          void copyFrom(
            copy,
            () => text,
            this.say,
            (words) => (status.textContent = words),
          ),
        "button quiet small",
      );
      return h(
        "section",
        {},
        h("div", { class: "code-head" }, h("h3", {}, name), copy),
        h("pre", { tabindex: 0, "aria-label": name }, h("code", {}, text)),
      );
    });
    const close = this.button("close", () => dialog.close(), "button quiet small");
    const head = h("div", { class: "code-head" }, h("h2", { id: "code-title" }, this.say("code_about")), close);
    const dialog: HTMLDialogElement = h(
      "dialog",
      { class: "code-dialog", "aria-labelledby": "code-title" },
      head,
      ...sections,
      status,
    );
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  }
}
