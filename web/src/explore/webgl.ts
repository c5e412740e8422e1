// Whether the browser can draw with WebGL, and what stands in where it cannot.
import { h } from "../shared/page";
import { type Context, say } from "./context";
import { asked } from "./exports";
import { titleOf } from "./title";

/**
 * Returns what `make` draws in a container, undefined where the browser cannot draw with WebGL: the library stumbles
 * over the context that it does not get. A context is dear without a GPU, so none is made only to find out.
 */
export function drawn<Drawing>(container: HTMLElement, make: () => Drawing): Drawing | undefined {
  try {
    return make();
  } catch (error) {
    if (document.createElement("canvas").getContext("webgl2")) throw error;
    for (const canvas of container.querySelectorAll("canvas")) canvas.remove();
    return undefined;
  }
}

/** Tells whether the processor does what a GPU should: asking waits until what is being drawn is done. */
export function isSoftware(canvas: HTMLCanvasElement | undefined): boolean {
  const context = canvas?.getContext("webgl2") ?? canvas?.getContext("webgl");
  const details = context?.getExtension("WEBGL_debug_renderer_info");
  const name = details ? String(context?.getParameter(details.UNMASKED_RENDERER_WEBGL)) : "";
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

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
