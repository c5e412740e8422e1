// The period: links by year as bars, with those without a date apart, and two handles to choose the years, which arrows
// move too; or the two years as numbers.
import { h, language } from "../../shared/page";
import { at, svg } from "../../shared/svg";
import { type Context, say } from "../context";
import { type Histogram, histogram } from "../histogram";
import { check, group } from "../pieces";
import { isReversed } from "../visible";

const WIDTH = 260;
const HEIGHT = 52;

export function period(context: Context): HTMLElement[] {
  const { atlas, history } = context;
  const { state } = history;
  const known = atlas.payload.things.length ? undefined : histogram(atlas, state);
  const years = known ? [known.first, known.last] : atlas.period;
  const [first, last] = years ?? [];
  if (first === undefined || last === undefined) return [];
  const wrong =
    isReversed(state) &&
    h(
      "p",
      { class: "notice", role: "alert" },
      say("period_reversed", { since: String(state.since), until: String(state.until) }),
    );
  const row = h("div", { class: "x-row" }, field(context, "since", first, last), field(context, "until", first, last));
  return [
    group(
      say("period"),
      ...(known ? [chart(context, known), handles(context, known)] : []),
      row,
      wrong,
      known && known.undated > 0 && h("p", { class: "x-hint" }, say("period_undated", { n: known.undated })),
      h("p", { class: "x-hint" }, say(known ? "period_about" : "period_shared")),
      known && second(context, known),
    ),
  ];
}

/** The bars of years; outside of the period they are pale. What has no date stands apart, at the left. */
function chart({ history }: Context, { first, last, counts, undated }: Histogram): HTMLElement {
  const { since, until } = history.state;
  const most = Math.max(1, ...counts);
  const wide = WIDTH / counts.length;
  const bars = counts.flatMap((count, place) => {
    const year = first + place;
    const isIn = (!since || year >= since) && (!until || year <= until);
    const high = count && Math.max(2, (count / most) * HEIGHT);
    const box = { x: at(place * wide), y: at(HEIGHT - high), width: at(Math.max(1, wide - 1)), height: at(high) };
    return count ? [svg("rect", { class: isIn ? "x-in" : "x-out", ...box })] : [];
  });
  const peak = counts.indexOf(most);
  const words = say("period_chart", { first: String(first), last: String(last), peak: String(first + peak), n: most });
  const picture = svg(
    "svg",
    {
      class: "x-years",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": words,
    },
    ...bars,
  );
  const none = h("div", {
    class: since || until ? "x-undated x-out" : "x-undated",
    title: say("period_undated", { n: undated }),
  });
  none.style.setProperty("--high", `${Math.min(100, (undated / most) * 100)}%`);
  return h("div", { class: "x-histogram" }, none, picture);
}

/** Two handles on one line, each as far as the other lets it. */
function handles({ history }: Context, { first, last }: Histogram): HTMLElement {
  const { since, until } = history.state;
  const handle = (id: "since" | "until", value: number): HTMLInputElement => {
    const input = h("input", {
      type: "range",
      min: first,
      max: last,
      value,
      "aria-label": say(`range_${id}`),
      class: `x-${id}`,
    });
    input.value = String(value);
    return input;
  };
  const low = handle("since", Math.max(first, since || first));
  const high = handle("until", Math.min(last, until || last));
  const told = h("output", {}, `${low.value}–${high.value}`);
  const moved = (own: HTMLInputElement): void => {
    if (Number(low.value) > Number(high.value)) own.value = own === low ? high.value : low.value;
    told.textContent = `${low.value}–${high.value}`;
  };
  for (const own of [low, high]) {
    own.addEventListener("input", () => moved(own));
    own.addEventListener("change", () => {
      const [from, to] = [Number(low.value), Number(high.value)];
      history.change({ since: from === first ? 0 : from, until: to === last ? 0 : to });
    });
  }
  return h("div", { class: "x-range" }, low, high, told);
}

function field({ history }: Context, id: "since" | "until", min: number, max: number): HTMLElement {
  const value = history.state[id] || "";
  const open = id === "since" ? min : max;
  const input = h("input", { id: `explore-${id}`, type: "number", min, max, value, placeholder: open });
  input.addEventListener("change", () => history.change({ [id]: Number.parseInt(input.value, 10) || 0 }));
  return h("div", { class: "x-choice" }, h("label", { for: `explore-${id}` }, say(id)), input);
}

/** A second period, whose picture stands beside the first. */
function second({ history, drawing }: Context, { first, last }: Histogram): HTMLElement | null {
  if (!drawing) return null;
  const { beside, since, until } = history.state;
  const [from = 0, to = 0] = beside.map(Number);
  const isOn = beside.length === 2;
  const middle = Math.round((first + last) / 2);
  const set = (on: boolean): void => {
    const [early, late] = since || until ? [since, until || last] : [0, middle];
    const beside = [String(Math.min(last, late + 1)), String(last)];
    history.change(on ? { since: early, until: late, beside } : { beside: [] });
  };
  const year = (place: 0 | 1, value: number): HTMLElement => {
    const id = `explore-beside-${place}`;
    const input = h("input", { id, type: "number", min: first, max: last, value: value || "" });
    input.addEventListener("change", () => {
      const years = [String(from), String(to)];
      years[place] = String(Number.parseInt(input.value, 10) || (place ? last : first));
      history.change({ beside: years });
    });
    return h("div", { class: "x-choice" }, h("label", { for: id }, say(place ? "until" : "since")), input);
  };
  return h(
    "div",
    {},
    check([say("beside")], isOn, set),
    isOn && h("div", { class: "x-row", lang: language }, year(0, from), year(1, to)),
  );
}
