// Whether the browser can draw with WebGL, and what stands in where it cannot.
import { h, language } from "../shared/page";
import { say } from "./context";

export function canDraw(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2") ?? document.createElement("canvas").getContext("webgl");
    return context !== null;
  } catch {
    return false;
  }
}

/** Tells whether drawing is done by the processor: links then hide while the camera moves. */
export function isSoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl");
  const details = context?.getExtension("WEBGL_debug_renderer_info");
  const name = context && details ? String(context.getParameter(details.UNMASKED_RENDERER_WEBGL)) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

/** The picture that the server drew, and why it is shown. */
export function still(): HTMLElement {
  const picture = h("img", { src: `/explore/picture.svg?lang=${language}`, alt: say("picture") });
  return h("div", { class: "x-still" }, h("p", { class: "notice", role: "alert" }, say("no_webgl")), picture);
}
