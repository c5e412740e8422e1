// The picture of a browser that cannot draw with WebGL: the server draws what is shown.
import { h } from "../shared/page";
import { type Context, say } from "./context";
import { asked } from "./exports";
import { titleOf } from "./title";

/** The picture that the server draws of what is shown, and why it is shown. */
export class Still {
  private readonly picture = h("img", { alt: say("picture") });
  private turn = 0;

  constructor(
    private readonly context: Context,
    stage: HTMLElement,
  ) {
    stage.append(
      h("div", { class: "x-still" }, h("p", { class: "notice", role: "alert" }, say("no_webgl")), this.picture),
    );
  }

  /** Draws what is shown now. */
  async draw(): Promise<void> {
    const turn = ++this.turn;
    this.picture.hidden = !this.context.shown.nodeCount;
    if (this.picture.hidden) return;
    const drawn = await (await asked(this.context, "svg")).blob();
    if (turn !== this.turn) return;
    URL.revokeObjectURL(this.picture.src);
    this.picture.src = URL.createObjectURL(drawn);
    this.picture.alt = titleOf(this.context);
  }
}
