// Colours: mixing, the theme, and a scale for years.

export interface Theme {
  ground: string;
  ink: string;
  outline: string;
}

/** Returns a colour `share` of the way from one to another, both `#rrggbb`. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [parts(one), parts(other)];
  const mixed = a.map((value, place) => Math.round(value + ((b[place] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16) || 0);
}

const EARLY = "#5e3c99";
const MIDDLE = "#d8c9a8";
const LATE = "#e66101";

/** Returns the colour of a place in a period, from 0 to 1. */
export function ramp(place: number): string {
  return place < 0.5 ? mix(EARLY, MIDDLE, place * 2) : mix(MIDDLE, LATE, place * 2 - 1);
}
