// What the explorer does only when a state or the reader asks for it: a script of its own, loaded the first time.
export { axis } from "./axis";
export { Beside } from "./beside";
export { citedAt } from "./cited";
export { mapAddress } from "./map-address";
export { linkDetails, nodeDetails } from "./panels/chosen";
export { openEmbedding } from "./panels/embedding";
export { openFigure } from "./panels/figure";
export { Paths } from "./panels/paths";
export { selection } from "./panels/selection";
export { shelfPanel } from "./panels/shelf";
export { Table } from "./panels/table";
export { queryOf } from "./query";
