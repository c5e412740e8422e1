// The mouse and the finger on the canvas: hover, select, drag.

import type { Context } from "./context";
import type { Drawing } from "./drawing";
import { pick } from "./picking";
import { opening, toggled } from "./state";

const MANY = 3000;

/** Tells whether a finger or the main button is down: others never grab. */
function isMain(event: MouseEvent | TouchEvent): boolean {
  return !(event instanceof MouseEvent) || event.button === 0;
}

/** Connects the canvas; `hover` is told the node or the link under the pointer, or that there is none. */
export function pointer(context: Context, drawing: Drawing, hover: (node?: number, edge?: number) => void): void {
  const { atlas, history } = context;
  const { sigma } = drawing;
  const touches = matchMedia("(hover: none)").matches;
  let dragged: number | undefined;
  let moved = false;

  if (!touches && atlas.size <= MANY) {
    sigma.on("enterNode", ({ node }) => hover(Number(node)));
    sigma.on("leaveNode", () => hover());
    sigma.on("enterEdge", ({ edge }) => hover(undefined, Number(edge)));
    sigma.on("leaveEdge", () => hover());
  }
  sigma.on("clickNode", ({ node, event: { original } }) => {
    if (moved) return;
    if (original.ctrlKey || original.metaKey) pick(context, atlas.id(Number(node)));
    else history.change({ node: atlas.id(Number(node)), other: "" });
  });
  sigma.on("doubleClickNode", ({ node, event }) => {
    event.preventSigmaDefault();
    const id = atlas.id(Number(node));
    history.change({ node: id, other: "", open: toggled(history.state.open, opening(id), true) });
  });
  sigma.on("clickEdge", ({ edge }) => {
    const [source, target] = atlas.ends(Number(edge));
    history.change({ node: atlas.id(source), other: atlas.id(target) });
  });
  sigma.on("clickStage", () => {
    if (!moved) history.change({ node: "", other: "" });
  });

  const drop = (): void => {
    if (dragged !== undefined && moved) {
      const [x, y] = drawing.place(dragged);
      history.change({ pins: { ...history.state.pins, [atlas.id(dragged)]: [Math.round(x), Math.round(y)] } });
    }
    dragged = undefined;
    setTimeout(() => (moved = false));
  };
  sigma.on("downNode", ({ node, event }) => {
    if (!isMain(event.original)) return;
    dragged = Number(node);
    moved = false;
    event.preventSigmaDefault();
  });
  sigma.on("moveBody", ({ event }) => {
    if (dragged === undefined) return;
    if (event.original instanceof MouseEvent && !(event.original.buttons & 1)) return drop(); // let go outside the window
    const { x, y } = sigma.viewportToGraph(event);
    moved = true;
    drawing.setPlace(dragged, x, y);
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
}
