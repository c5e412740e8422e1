// A map wider than its window opens where something stands, not at its left edge.

export function openAtSites(figure: HTMLElement): void {
  const places = [...figure.querySelectorAll(".site")].map((site) => site.getBoundingClientRect());
  if (!places.length || figure.scrollWidth <= figure.clientWidth) return;
  const [left, right] = [Math.min(...places.map((each) => each.left)), Math.max(...places.map((each) => each.right))];
  const { left: edge } = figure.getBoundingClientRect();
  figure.scrollLeft = (left + right) / 2 - edge - figure.clientWidth / 2;
}
