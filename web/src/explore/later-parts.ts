// What is loaded later, set to work as soon as it is here: the table, the paths, the second picture, the axis.
import { h } from "../shared/page";
import type { Beside } from "./beside";
import { type Context, say } from "./context";
import type { Layout } from "./layout";
import { later } from "./loading";
import type { Paths } from "./panels/paths";
import type { Table } from "./panels/table";
import type { State } from "./state";

export class LaterParts {
  readonly pathsBody = h("div");
  readonly tableBody = h("section", {
    class: "x-table-panel",
    id: "explore-table",
    "aria-label": say("table"),
    hidden: true,
  });
  paths: Paths | undefined;
  beside: Beside | undefined;
  private table: Table | undefined;
  private hasAxis = false;
  private isTableAwaited = false;

  constructor(
    private readonly context: Context,
    private readonly layout: Layout,
    /** Shows a path. */
    private readonly follow: (nodes: readonly number[]) => void,
  ) {}

  /** Shows in each part that is here what a state says. */
  update(state: State): void {
    if (!later.now) return;
    this.make(later.now);
    this.table?.update();
    if (this.isTableAwaited) this.table?.focus();
    this.isTableAwaited = false;
    this.beside?.update(state);
  }

  private make(parts: NonNullable<typeof later.now>): void {
    const { context } = this;
    this.table ??= new parts.Table(context, this.tableBody);
    if (!this.paths) {
      this.paths = new parts.Paths(context, this.follow);
      this.pathsBody.append(this.paths.element);
    }
    if (!context.drawing) return;
    this.beside ??= new parts.Beside(context, this.layout.stage);
    if (!this.hasAxis) parts.axis(context, context.drawing);
    this.hasAxis = true;
  }

  /** Moves the focus to the table, which opens for that. */
  focusTable(): void {
    const { history } = this.context;
    this.isTableAwaited = true;
    if (history.state.table) this.update(history.state);
    else history.change({ table: "1" });
  }
}
