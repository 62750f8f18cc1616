// The summary of a dossier: how much there is of what, who says how much, who disputes what.

import { counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { nodes, words } from "../ground/model.js";
import { said } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** Rows of a table and disputes in a list: the ledger has them all. */
const MOST_ROWS = 25;
const MOST_DISPUTES = 100;
const LABEL = 200;

/**
 * How often each value occurs, the most frequent first.
 * @template Value
 * @param {Value[]} all
 * @returns {[Value, number][]}
 */
const tally = (all) => {
  /** @type {Map<Value, number>} */
  const counts = new Map();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

/** @param {Rec[]} shown @param {Map<Rec, number>} numbers the records' numbers in the ledger */
export const brief = (shown, numbers) =>
  h(
    "section",
    { class: "brief" },
    h("h2", {}, words.dossier.summary),
    h(
      "ul",
      { class: "kinds" },
      ...tally(shown.map((record) => record.relation)).map(([relation, n]) =>
        h("li", {}, `${words.dossier.kinds[relation]}: ${numeral(n)}`),
      ),
    ),
    ...people(shown),
    ...disputed(shown, numbers),
  );

/** Who says how much, and takes which position. @param {Rec[]} shown */
const people = (shown) => {
  /** @type {Map<number, Rec[]>} */
  const by = new Map();
  for (const record of shown) {
    if (!by.has(record.source)) by.set(record.source, []);
    by.get(record.source)?.push(record);
  }
  const all = tally(shown.map((record) => record.source));
  const rows = all.slice(0, MOST_ROWS).map(([number, n]) => {
    const positions = tally((by.get(number) ?? []).flatMap((record) => record.position ?? []));
    const taken = positions.map(([one, count]) => `${words.positions[one]} (${numeral(count)})`).join(", ");
    const label = isolated(cut(nodes[number]?.label ?? "", LABEL));
    return h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, numeral(n)), h("td", {}, taken));
  });
  if (!rows.length) return [];
  const heads = words.dossier.heads.map((/** @type {string} */ text) => h("th", { scope: "col" }, text));
  const more = all.length - rows.length;
  return [
    h("h3", {}, words.dossier.people),
    h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows)),
    more > 0 ? h("p", { class: "quiet" }, counted(words.dossier.more, more)) : "",
  ];
};

/** @param {number} number */
const whom = (number) => fill(words.cite.behalf, { name: nodes[number]?.label ?? "" });

/** Records by what their line says: who, for whom, which words. @param {Rec[]} some @returns {Rec[][]} */
const sameLines = (some) => {
  /** @type {Map<string, Rec[]>} */
  const found = new Map();
  for (const record of some) {
    const line = JSON.stringify([record.source, record.behalf, said(record)]);
    const same = found.get(line);
    if (same) same.push(record);
    else found.set(line, [record]);
  }
  return [...found.values()];
};

/** Who disputes what, each line once, with the numbers of all entries that say so. @param {Rec[]} shown @param {Map<Rec, number>} numbers */
const disputed = (shown, numbers) => {
  const all = sameLines(shown.filter((record) => record.relation === "disputes"));
  if (!all.length) return [];
  const items = all.slice(0, MOST_DISPUTES).map((same) => {
    const record = /** @type {Rec} */ (same[0]);
    const places = same.flatMap((one) => numbers.get(one) ?? []).map(numeral);
    const who = isolated(cut(nodes[record.source]?.label ?? "", LABEL));
    const behalf = record.behalf === undefined ? [] : [", ", isolated(cut(whom(record.behalf), LABEL))];
    const place = places.length ? ` (${words.dossier.number} ${places.join(", ")})` : "";
    return h("li", {}, who, ...behalf, ` ${words.relations.disputes}: `, isolated(cut(said(record), LABEL)), place);
  });
  const more = all.length - items.length;
  return [
    h("h3", {}, words.dossier.disputes),
    h("ul", { class: "disputed" }, ...items),
    more > 0 ? h("p", { class: "quiet" }, counted(words.dossier.more, more)) : "",
  ];
};
