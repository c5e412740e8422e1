// Rectangles on the screen that names keep off.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns the boxes of the buttons that stand over the sides of the picture. */
export function covering(stage: HTMLElement): Box[] {
  const { left: x, top: y } = stage.getBoundingClientRect();
  return [...(stage.closest(".x-middle")?.querySelectorAll(".x-fold") ?? [])].map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
  });
}
