// The columns of the table, and its order: what is shown there and what is exported are the same.

import { dated, found } from "../frame/evidence.js";
import { value } from "../ground/address.js";
import { folded } from "../ground/folding.js";
import { articles, nodes, recordNumbers, records, titleOf, words } from "../ground/model.js";
import { chain, doing, inWhoseWords, said } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** @param {(number | undefined)[] | undefined} numbers */
const names = (numbers) =>
  (numbers ?? [])
    .map((number) => (number === undefined ? undefined : nodes[number]?.label))
    .filter(Boolean)
    .join("; ");

/** What is said of a topic, of another's words or to somebody. @param {Rec} record */
const about = (record) => {
  const to = names(record.to);
  const other = record.toward === record.target ? "" : names([record.toward]);
  return [to && `${words.fields.to} ${to}`, other, names(record.topics)].filter(Boolean).join("; ");
};

/** How and in whose words; what is a response by deed was not put in any. @param {Rec} record */
const how = (record) => {
  if (record.kind === "response" && record.expressed === undefined) return "";
  return [words.acts[record.act], words.modes[record.mode], inWhoseWords(record)].filter(Boolean).join(", ");
};

/** @typedef {{name: string, header: string, value: (record: Rec) => string}} Column */

/** @type {Column[]} */
export const columns = [
  { name: "who", value: (/** @type {Rec} */ record) => names([record.source]) },
  { name: "does", value: doing },
  { name: "words", value: said },
  { name: "position", value: (/** @type {Rec} */ record) => words.positions[record.position ?? ""] ?? "" },
  { name: "about", value: about },
  { name: "when", value: dated },
  { name: "how", value: how },
  { name: "behalf", value: (/** @type {Rec} */ record) => names([record.behalf]) },
  { name: "via", value: chain },
  { name: "article", value: (/** @type {Rec} */ { article }) => (articles[article] ? titleOf(articles[article]) : "") },
  { name: "publisher", value: (/** @type {Rec} */ { article }) => articles[article]?.publisher ?? "" },
  { name: "found", value: found },
].map((column) => ({ ...column, header: words.table[column.name] }));

/** The column that the table is sorted by, if any, and whether from its end. */
export const sorting = () => {
  const asked = value("sort");
  const down = asked.startsWith("-");
  return { column: columns.find(({ name }) => name === asked.slice(down ? 1 : 0)), down };
};

/** Letters that decide an order; more would only take time. */
const LONGEST_KEY = 200;

/** What a record is sorted by: dates by time, all else by its letters. @param {Column} column @param {Rec} record */
const key = (column, record) =>
  column.name === "when" ? (record.date ?? "") : folded(column.value(record).slice(0, LONGEST_KEY));

/** What all records are sorted by, for each column that was asked for. @type {Map<string, string[]>} */
const known = new Map();

/** The last order that was asked for: a filter changes more often. @type {{asked: string, places: number[]}} */
let order = { asked: "", places: [] };

/** All records by one column; equal ones as they stand in the articles, those without a value last. @param {string} asked */
const inOrder = (asked) => {
  const { column, down } = sorting();
  if (!column || order.asked === asked) return order;
  const keys = known.get(column.name) ?? records.map((record) => key(column, record));
  known.set(column.name, keys);
  const compare = (/** @type {number} */ a, /** @type {number} */ b) => {
    const [first, second] = [keys[a] ?? "", keys[b] ?? ""];
    if (first === second) return a - b;
    if (!first || !second) return first ? -1 : 1;
    return first < second === down ? 1 : -1;
  };
  const places = records.map((_, number) => number).sort(compare);
  order = { asked, places };
  return order;
};

/** Records as the table shows them: by the column that the address asks for, else as they stand in the articles. @param {Rec[]} shown */
export const sorted = (shown) => {
  if (!sorting().column) return shown;
  const chosen = new Set(shown.map((record) => recordNumbers.get(record.id)));
  return inOrder(value("sort"))
    .places.filter((number) => chosen.has(number))
    .map((number) => /** @type {Rec} */ (records[number]));
};
