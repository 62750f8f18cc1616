// Which records the filters let through, and how many each further choice would.

import { value, values } from "./address.js";
import { folded, holds, wantedWords } from "./folding.js";
import { articles, nodes, records, words } from "./model.js";
import { evidenceWords, foundBy } from "./phrases.js";

/** @import { Rec } from "../types.d.ts" */

/**
 * One thing to filter by: the values of a record, and how a value is shown. Values of one filter are alternatives;
 * filters narrow each other.
 * @typedef {{name: string, of: (record: Rec) => (string | undefined)[], label: (value: string) => string}} Facet
 */

/** @param {number | undefined} number */
const id = (number) => (number === undefined ? undefined : nodes[number]?.id);
const labels = new Map(nodes.map((node) => [node.id, node.label]));
const articleTitles = new Map(articles.map((article) => [article.id, article.title ?? article.name]));
/** @param {string} value */
const named = (value) => labels.get(value) ?? value;

/** @type {Facet[]} */
export const FACETS = [
  { name: "who", of: (record) => [id(record.source), id(record.behalf)], label: named },
  { name: "kind", of: (record) => [record.relation], label: (value) => words.relations[value] ?? value },
  { name: "position", of: (record) => [record.position], label: (value) => words.positions[value] ?? value },
  { name: "topic", of: (record) => (record.topics ?? []).map(id), label: named },
  { name: "act", of: (record) => [record.act], label: (value) => words.acts[value] ?? value },
  { name: "mode", of: (record) => [record.mode], label: (value) => words.modes[value] ?? value },
  { name: "quote", of: (record) => [record.quote], label: (value) => words.quotes[value] ?? value },
  { name: "found", of: (record) => [foundBy(record)], label: (value) => words.found[value] ?? value },
  { name: "publisher", of: (record) => [articles[record.article]?.publisher], label: (value) => value },
  {
    name: "article",
    of: (record) => [articles[record.article]?.id],
    label: (value) => articleTitles.get(value) ?? value,
  },
];

/** The values of each record for each filter. @type {Map<string, string[][]>} */
const known = new Map(
  FACETS.map((facet) => [
    facet.name,
    records.map((record) => [...new Set(facet.of(record).filter((one) => one !== undefined))]),
  ]),
);

/** Whether any record has a value. @param {string} name of a filter @param {string} one */
export const hasValue = (name, one) => (known.get(name) ?? []).some((all) => all.includes(one));

/** The tests that the address asks for, by name of filter. @returns {Map<string, (number: number) => boolean>} */
const tests = () => {
  /** @type {Map<string, (number: number) => boolean>} */
  const asked = new Map();
  for (const { name } of FACETS) {
    const chosen = new Set(values(name));
    if (chosen.size) asked.set(name, (number) => (known.get(name)?.[number] ?? []).some((one) => chosen.has(one)));
  }
  const [from, to] = [value("from"), value("to")];
  // A date known only to the month or the year is compared as far as it is known.
  if (from || to) {
    asked.set("date", (number) => {
      const date = records[number]?.date;
      return (
        date !== undefined && (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length))
      );
    });
  }
  const wanted = wantedWords(value("q"));
  if (wanted.length) asked.set("q", (number) => holds(foldedRecord(number), wanted));
  return asked;
};

/** @type {(string | undefined)[]} */
const foldedRecords = [];

/** All words of a record, folded: its sentences, its words, who. @param {number} number */
export const foldedRecord = (number) => {
  const record = /** @type {Rec} */ (records[number]);
  foldedRecords[number] ??= folded(
    [nodes[record.source]?.label, record.named, record.words, evidenceWords(record)].filter(Boolean).join(" "),
  );
  return /** @type {string} */ (foldedRecords[number]);
};

/** What was last asked for and what came of it: views, filters and evidence ask for the same more than once. */
let last = { key: "", visible: records, tests: tests() };

const current = () => {
  const key = JSON.stringify([...FACETS.map((facet) => values(facet.name)), value("from"), value("to"), value("q")]);
  if (key !== last.key) {
    const asked = tests();
    const all = [...asked.values()];
    last = { key, visible: records.filter((_, number) => all.every((test) => test(number))), tests: asked };
  }
  return last;
};

/** A text that changes whenever the filters do. */
export const filterKey = () => current().key;

/** The records that the filters let through, in the order of the articles. */
export const visible = () => current().visible;

/** Whether any filter is set. */
export const filtering = () => current().tests.size > 0;

/**
 * How many records each value of a filter would leave, all other filters as they are; most first.
 * @param {Facet} facet
 * @returns {[value: string, count: number][]}
 */
export const counts = (facet) => {
  const others = [...current().tests].filter(([name]) => name !== facet.name).map(([, test]) => test);
  /** @type {Map<string, number>} */
  const found = new Map();
  const of = known.get(facet.name) ?? [];
  records.forEach((_, number) => {
    if (!others.every((test) => test(number))) return;
    for (const one of of[number] ?? []) found.set(one, (found.get(one) ?? 0) + 1);
  });
  for (const chosen of values(facet.name)) if (!found.has(chosen)) found.set(chosen, 0);
  return [...found].sort((a, b) => b[1] - a[1] || (facet.label(a[0]) < facet.label(b[0]) ? -1 : 1));
};
