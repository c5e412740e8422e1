// Where the keyboard stops: proposals, and lines of which nothing is said yet.

export type Stop = HTMLElement;

export function stops(): Stop[] {
  return [...document.querySelectorAll<Stop>(".item, form.bare")];
}

export function isAnswered(stop: Stop): boolean {
  return stop.classList.contains("done");
}

/** Returns the first stop after one, or of all, that meets a condition. */
export function next(after: Stop | undefined, wanted: (stop: Stop) => boolean): Stop | undefined {
  const every = stops();
  return every.slice(after ? every.indexOf(after) + 1 : 0).find(wanted);
}
