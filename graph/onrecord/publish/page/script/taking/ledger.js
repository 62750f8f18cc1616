// The ledger of a dossier: by person or organisation, each record with its sentence and all that is known of it.

import { dated, found } from "../frame/evidence.js";
import { cut, h, isolated } from "../ground/dom.js";
import { sentence } from "../ground/marked.js";
import { nodes, words } from "../ground/model.js";
import { chain, does, SIGNS, said, tone } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** Letters of what was said that stand above its sentence. */
const HEADLINE = 600;

/**
 * The ledger's parts, one for each person or organisation in the order of their names. The records get their numbers.
 * @param {Rec[]} shown
 * @param {Map<number, number>} places the number of each article in the list of sources
 * @param {Map<Rec, number>} numbers
 * @returns {HTMLElement[]}
 */
export const ledger = (shown, places, numbers) => {
  /** @type {Map<number, Rec[]>} */
  const by = new Map();
  for (const record of shown) {
    const all = by.get(record.source);
    if (all) all.push(record);
    else by.set(record.source, [record]);
  }
  const label = (/** @type {number} */ number) => nodes[number]?.label ?? "";
  const order = [...by.keys()].sort((a, b) => label(a).localeCompare(label(b), "en") || a - b);
  return order.map((number) => {
    const list = (by.get(number) ?? []).map((record) => {
      numbers.set(record, numbers.size + 1);
      return item(record, numbers.size, places.get(record.article) ?? 0);
    });
    return h("section", {}, h("h3", {}, isolated(cut(label(number), HEADLINE))), ...list);
  });
};

/** @param {Rec} record @param {number} number @param {number} place */
const item = (record, number, place) => {
  const sign = h("span", { class: "sign" }, SIGNS[tone(record)]);
  const what = h("h4", {}, `${number}. `, sign, ` ${does(record)}: `, isolated(cut(said(record), HEADLINE)));
  const spans = record.evidence.map((span) => sentence(record, span));
  return h("article", {}, what, ...spans, h("p", { class: "facts" }, ...facts(record, place)));
};

/** @param {number | undefined} number */
const called = (number) => (number === undefined ? undefined : nodes[number]?.label);

/** What is known of a record, the article by its number. @param {Rec} record @param {number} place */
const facts = (record, place) => {
  const byDeed = record.kind === "response" && record.expressed === undefined;
  const how = byDeed ? [] : [words.acts[record.act], words.modes[record.mode], words.quotes[record.quote ?? ""]];
  const rows = {
    article: `[${place}]`,
    page: record.page,
    how: how.filter(Boolean).join(", "),
    named: record.named === called(record.source) ? undefined : record.named,
    role: record.role,
    behalf: called(record.behalf),
    position: words.positions[record.position ?? ""],
    toward: called(record.toward),
    to: record.to?.map(called).join(", "),
    date: dated(record),
    chain: chain(record),
    found: found(record),
  };
  const known = Object.entries(rows).filter(([, text]) => text);
  return known.flatMap(([key, text], index) => [
    index ? " · " : "",
    h("span", { class: "quiet" }, `${words.fields[key]} `),
    isolated(cut(String(text), HEADLINE)),
  ]);
};
