// Every record in rows: the accessible twin of the network, and what is exported.

import { h } from "./dom.js";
import { records } from "./model.js";
import { said } from "./phrases.js";

/** @type {import("./types.d.ts").View} */
export const table = {
  name: "table",
  offered: () => records.length > 0,
  show: (host, shown) => host.replaceChildren(h("ul", {}, ...shown.map((record) => h("li", {}, said(record))))),
};
