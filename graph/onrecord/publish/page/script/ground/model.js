// What the page shows: the data that the build wrote into it, and what follows from it at once.

import { unpacked } from "./unpacking.js";

/** @import { Article, Data, Drawing, Node, Rec, Span, Words } from "../types.d.ts" */

/** @param {string} id @param {(key: string, value: any) => unknown} [revive] */
const stored = (id, revive) =>
  JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent ?? "", revive);

/** Objects without what every object inherits: no name in an address finds more than what is written. */
const bare = (/** @type {string} */ _, /** @type {unknown} */ value) =>
  value?.constructor === Object ? Object.assign(Object.create(null), value) : value;

export const data = unpacked(stored("page-data"));
export const words = /** @type {Words} */ (stored("page-words", bare));
export const drawing = /** @type {Drawing} */ (stored("page-network"));

export const { articles, nodes, records } = data;

/** Number of a node by its id. @type {Map<string, number>} */
export const nodeNumbers = new Map(nodes.map((node, number) => [node.id, number]));

/** Number of a record by its id. @type {Map<string, number>} */
export const recordNumbers = new Map(records.map((record, number) => [record.id, number]));

/** Whether a node can be on record: a person, an organisation or a report. @param {Node} node */
export const speaks = (node) => node.kind !== "claim" && node.kind !== "action" && node.kind !== "topic";

/** Whether a node is something said or asked for. @param {Node} node */
export const isSaid = (node) => node.kind === "claim" || node.kind === "action";

/** The nodes a record touches: who says it, for whom, what, about what, to whom. @param {Rec} record */
export const touched = (record) => {
  const all = [
    record.source,
    record.behalf,
    record.target,
    record.toward,
    ...(record.to ?? []),
    ...(record.topics ?? []),
  ];
  return [...new Set(all.filter((number) => number !== undefined))];
};

/** The records that touch each node, in the order of the articles. @type {Rec[][]} */
export const touching = nodes.map(() => []);
for (const record of records) for (const number of touched(record)) touching[number]?.push(record);

/** How an article is called: its headline, else its name. @param {Article} article */
export const titleOf = (article) => article.title ?? words.no_title.replace("{name}", () => article.name);
