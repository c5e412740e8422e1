// Whether the browser can draw with WebGL, and what stands in where it cannot.
import { h, language } from "../shared/page";
import { say } from "./context";

interface Abilities {
  /** Whether the browser can draw with WebGL. */
  draws: boolean;
  /** Whether drawing is done by the processor: links then hide while the camera moves. */
  software: boolean;
}

let known: Abilities | undefined;

/** Returns what the browser can do; it is tried once, for a context is dear without a GPU. */
export function abilities(): Abilities {
  known ??= tried();
  return known;
}

function tried(): Abilities {
  const context = document.createElement("canvas").getContext("webgl");
  if (!context) return { draws: false, software: false };
  const details = context.getExtension("WEBGL_debug_renderer_info");
  const name = details ? String(context.getParameter(details.UNMASKED_RENDERER_WEBGL)) : "";
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return { draws: true, software: /swiftshader|llvmpipe|software|basic render/i.test(name) };
}

/** The picture that the server drew, and why it is shown. */
export function still(): HTMLElement {
  const picture = h("img", { src: `/explore/picture.svg?lang=${language}`, alt: say("picture") });
  return h("div", { class: "x-still" }, h("p", { class: "notice", role: "alert" }, say("no_webgl")), picture);
}
