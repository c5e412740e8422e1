// The review by keyboard: a letter answers the proposal that has the focus, which is written at once; then comes the next.

import { words } from "../shared/page";
import { post, type Told } from "./answers";
import { isAnswered, next, type Stop, stops } from "./stops";

const say = words("review-words");
const review = document.querySelector<HTMLElement>(".review");
const status = document.getElementById("said");

function tell(text: string): void {
  if (status) status.textContent = text;
}

function take(stop: Stop | undefined): void {
  if (!stop) {
    tell(say("ended"));
    return;
  }
  for (const each of stops()) each.classList.toggle("current", each === stop);
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
  light(stop);
}

/** Lights the words of the proposal that has the focus. */
function light(stop: Stop): void {
  const mark = stop.dataset["mark"] ?? "";
  for (const each of document.querySelectorAll<HTMLElement>("mark[data-marks]")) {
    each.classList.toggle("lit", mark !== "" && (each.dataset["marks"] ?? "").split(" ").includes(mark));
  }
}

function current(): Stop | undefined {
  const focused = document.activeElement?.closest<Stop>(".item, form.bare") ?? undefined;
  return focused ?? stops().find((each) => each.classList.contains("current"));
}

function show(told: Told): void {
  for (const { mark, state, words: said } of told.items) {
    const item = document.getElementById(mark);
    item?.classList.toggle("done", !["open", "unsure", "disputed"].includes(state));
    const shown = item?.querySelector<HTMLElement>("[data-state]");
    if (shown) {
      shown.textContent = said;
      shown.className = `status ${state}`;
      shown.dataset["state"] = state;
    }
  }
  const bar = document.getElementById("progress");
  if (bar instanceof HTMLProgressElement) {
    bar.max = told.total || 1;
    bar.value = told.done;
  }
  const line = document.getElementById("progress-words");
  if (line) line.textContent = told.progress;
}

async function answer(form: HTMLFormElement, button: HTMLButtonElement, alike: boolean): Promise<void> {
  const stop = form.closest<Stop>(".item, form.bare") ?? undefined;
  try {
    const told = await post(form, button, alike);
    if (button.value === "nothing") form.remove();
    show(told);
    if (button.value === "undo") {
      take((document.getElementById(told.items[0]?.mark ?? "") as Stop | null) ?? stop);
      return;
    }
    const open = next(stop, (each) => !isAnswered(each)) ?? next(undefined, (each) => !isAnswered(each));
    const following = document.querySelector<HTMLAnchorElement>(".review .pages a[rel=next]");
    if (!open && following) location.assign(following.href);
    else take(open);
  } catch (error) {
    tell(say("failed", { reason: error instanceof Error ? error.message : String(error) }));
  }
}

/** Answers with the first button of the key, in the proposal that has the focus or in the whole page. */
function press(key: string, alike: boolean): boolean {
  const stop = current();
  const within = `[data-key="${CSS.escape(key === "s" ? "1" : key)}"]`;
  const found =
    stop?.querySelector<HTMLElement>(within) ?? document.querySelector<HTMLElement>(`.review-top ${within}`);
  if (!found || (key !== "z" && !stop)) return false;
  const reason = found.closest("details.reason");
  if (reason instanceof HTMLDetailsElement && !reason.open) {
    reason.open = true;
    reason.dataset["wanted"] = key;
    reason.querySelector("input")?.focus();
    return true;
  }
  if (found instanceof HTMLButtonElement && found.form) void answer(found.form, found, alike);
  else found.click();
  return true;
}

function move(forward: boolean): void {
  const every = stops();
  const stop = current();
  const at = stop ? every.indexOf(stop) : forward ? -1 : every.length;
  take(every[Math.min(Math.max(at + (forward ? 1 : -1), 0), every.length - 1)]);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target instanceof HTMLInputElement && target.type !== "checkbox") {
    const reason = target.closest<HTMLDetailsElement>("details.reason");
    if (event.key === "Escape" && reason) {
      reason.open = false;
      take(reason.closest<Stop>(".item") ?? undefined);
      event.preventDefault();
    } else if (event.key === "Enter" && reason) {
      event.preventDefault();
      const button = reason.querySelector<HTMLButtonElement>(`[data-key="${reason.dataset["wanted"] ?? "i"}"]`);
      if (button?.form) void answer(button.form, button, false);
    }
    return;
  }
  if (target instanceof HTMLElement && target.closest("input:not([type=checkbox]), select, textarea, [role=combobox]"))
    return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "ArrowDown" || key === "j" || key === "k") move(true);
  else if (key === "ArrowUp") move(false);
  else if (!/^[a-z1-9]$/.test(key) || !press(key, event.shiftKey)) return;
  event.preventDefault();
}

if (review) {
  document.addEventListener("keydown", onKey);
  review.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    void answer(event.target, button, false);
  });
  review.addEventListener("focusin", () => {
    const stop = current();
    if (stop) light(stop);
  });
  const asked = document.getElementById(location.hash.slice(1));
  const first = asked?.matches(".item") ? (asked as Stop) : next(undefined, (each) => !isAnswered(each));
  if (first) take(first);
}
