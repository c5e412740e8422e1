// Whether the browser can draw with WebGL.

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
