// What stands beside a filter: « only this », and all or none of a group.
import { h } from "../../shared/page";
import { say } from "../context";
import { nameButton } from "../pieces";

export function onlyButton(name: string, act: () => void): HTMLElement {
  return nameButton([say("alone")], act, { class: "x-name x-alone", "aria-label": say("alone_of", { name }) });
}

export function allOrNone(all: () => void, none: () => void): HTMLElement {
  return h("p", { class: "x-all" }, nameButton([say("all")], all), " · ", nameButton([say("none")], none));
}
