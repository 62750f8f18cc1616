// Every record in rows: the accessible twin of the network, and what is exported.

import { choose } from "../frame/evidence.js";
import { go, value } from "../ground/address.js";
import { add, announce, button, counted, cut, fill, h, isolated } from "../ground/dom.js";
import { records, words } from "../ground/model.js";
import { SIGNS, tone } from "../ground/phrases.js";
import { columns, sorted, sorting } from "./columns.js";
import { rowsInSight } from "./rows.js";

/** @import { Column } from "./columns.js" */
/** @import { Rec } from "../types.d.ts" */

/** Letters of a cell that are drawn: two lines show fewer, the sentences behind the row show all. */
const LONGEST_CELL = 300;

/** The parts of the table that stay while rows, order and choice change. */
const made = () => {
  const order = h("p", { class: "quiet order" });
  const heads = columns.map(head);
  const body = h("tbody", { role: "rowgroup" });
  const grid = h(
    "table",
    {
      role: "grid",
      "aria-label": words.table.label,
      "aria-describedby": "table-keys",
      "aria-colcount": columns.length,
    },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row", "aria-rowindex": 1 }, ...heads)),
    body,
  );
  const region = h("div", { class: "rows", role: "region", "aria-label": words.table.label, tabindex: "0" }, grid);
  const keys = h("p", { class: "unseen", id: "table-keys" }, words.table.keys);
  const none = h("p", { class: "none" }, words.table.none);
  const rows = rowsInSight({ region, body, row: drawn, id: (record) => record.id, enter: choose });
  return { parts: [order, keys, region, none], order, heads, grid, none, rows };
};

/** A column's head, with the button that sorts by it: upwards, downwards, not at all. @param {Column} column @param {number} index */
const head = (column, index) => {
  const next = () => {
    const now = sorting();
    if (now.column !== column) return column.name;
    return now.down ? null : `-${column.name}`;
  };
  const sort = button(null, () => go({ sort: next() }, { quiet: true }), {
    title: fill(words.table.sort, { column: column.header }),
  });
  add(sort, column.header, h("span", { class: "arrow", "aria-hidden": "true" }));
  return h("th", { role: "columnheader", scope: "col", "aria-colindex": index + 1 }, sort);
};

/** One row. @param {Rec} record @param {number} index */
const drawn = (record, index) => {
  const cells = columns.map((column, place) => {
    const text = cut(column.value(record), LONGEST_CELL);
    const role = place === 0 ? "rowheader" : "gridcell";
    const cell = h(place === 0 ? "th" : "td", { role, "aria-colindex": place + 1, class: column.name });
    const sign = column.name === "does" && h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone(record)]);
    add(cell, h("div", {}, sign, isolated(text)));
    return cell;
  });
  return h("tr", { role: "row", "aria-rowindex": index + 2, class: `tone-${tone(record)}` }, ...cells);
};

/** @type {ReturnType<typeof made> | undefined} */
let now;
let last = { key: "", shown: records };

/** Tells, in words and to screen readers, by what the rows are sorted. @param {number} count */
const tellOrder = (count) => {
  const { column, down } = sorting();
  const pattern = column ? words.table[down ? "by_down" : "by"] : words.table.in_order;
  const text = fill(pattern, { n: counted(words.records, count), column: column?.header });
  if (!now || now.order.textContent === text) return;
  now.order.textContent = text;
  announce(text);
  for (const [index, one] of now.heads.entries()) {
    const sort = down ? "descending" : "ascending";
    if (columns[index] === column) one.setAttribute("aria-sort", sort);
    else one.removeAttribute("aria-sort");
  }
};

/** @type {import("../types.d.ts").View} */
export const table = {
  name: "table",
  offered: () => records.length > 0,
  show: (host, shown) => {
    const fresh = !now || now.parts[0]?.parentNode !== host;
    if (fresh || !now) {
      now = made();
      host.replaceChildren(...now.parts);
    }
    const key = value("sort");
    if (fresh || last.key !== key || last.shown !== shown) {
      last = { key, shown };
      tellOrder(shown.length);
      now.grid.setAttribute("aria-rowcount", String(shown.length + 1));
      now.none.hidden = shown.length > 0;
      now.rows.fill(sorted(shown));
    }
    now.rows.select(value("sel"));
  },
};
