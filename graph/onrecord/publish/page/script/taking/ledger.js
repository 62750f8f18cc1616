// The ledger of a dossier: by person or organisation, each record with its sentence and all that is known of it.

import { dated, found } from "../frame/evidence.js";
import { cut, h, isolated } from "../ground/dom.js";
import { sentence } from "../ground/marked.js";
import { nodes, records, words } from "../ground/model.js";
import { chain, does, inWhoseWords, markedWords, SIGNS, said, tone } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** Letters of what was said that stand above its sentence. */
const HEADLINE = 600;

/**
 * A response in words is a statement as well: where both are shown, they are one entry.
 * @param {Rec[]} shown
 * @returns {Map<Rec, Rec[]>} the responses that each statement is, for those that are any
 */
export const alsoResponses = (shown) => {
  const all = new Set(shown);
  /** @type {Map<Rec, Rec[]>} */
  const found = new Map();
  for (const record of shown) {
    const statement = records[record.expressed ?? -1];
    if (statement && all.has(statement)) found.set(statement, [...(found.get(statement) ?? []), record]);
  }
  return found;
};

/**
 * The ledger's parts, one for each person or organisation in the order of their names. The records get the numbers of
 * their entries.
 * @param {Rec[]} shown
 * @param {Map<number, number>} places the number of each article in the list of sources
 * @param {Map<Rec, number>} numbers
 * @param {Map<Rec, Rec[]>} responses those that stand in the entry of a statement
 * @returns {HTMLElement[]}
 */
export const ledger = (shown, places, numbers, responses) => {
  /** @type {Map<number, Rec[]>} */
  const by = new Map();
  const within = new Set([...responses.values()].flat());
  for (const record of shown) {
    if (within.has(record)) continue;
    const all = by.get(record.source);
    if (all) all.push(record);
    else by.set(record.source, [record]);
  }
  const label = (/** @type {number} */ number) => nodes[number]?.label ?? "";
  const order = [...by.keys()].sort((a, b) => label(a).localeCompare(label(b), "en") || a - b);
  let entries = 0;
  return order.map((number) => {
    const list = (by.get(number) ?? []).map((record) => {
      entries += 1;
      const also = responses.get(record) ?? [];
      for (const one of [record, ...also]) numbers.set(one, entries);
      return item(record, also, entries, places.get(record.article) ?? 0);
    });
    return h("section", {}, h("h3", {}, isolated(cut(label(number), HEADLINE))), ...list);
  });
};

/** @param {Rec} record @param {Rec[]} also responses that it is as well @param {number} number @param {number} place */
const item = (record, also, number, place) => {
  const spans = [record, ...also].flatMap((one) => one.evidence.map((span) => ({ one, span })));
  // A sentence stands once, with the marks of the first that has it.
  const places = spans.map(({ span }) => span.join());
  const sentences = spans.filter((_, index) => places.indexOf(places[index] ?? "") === index);
  return h(
    "article",
    {},
    h("h4", {}, `${number}. `, ...told(record, record)),
    ...also.map((one) => h("p", { class: "also" }, ...told(one, record))),
    ...sentences.map(({ one, span }) => sentence(one, span)),
    h("p", { class: "facts" }, ...facts(record, place)),
  );
};

/** What somebody does with which words; of a response only those that its statement does not hold. @param {Rec} record @param {Rec} statement */
const told = (record, statement) => {
  const start = [h("span", { class: "sign" }, SIGNS[tone(record)]), ` ${does(record)}`];
  const what = record === statement ? said(record) : markedWords(record, "content");
  const known = record !== statement && markedWords(statement, "cue", "content").includes(what);
  return known ? start : [...start, ": ", isolated(cut(what, HEADLINE))];
};

/** @param {number | undefined} number */
const called = (number) => (number === undefined ? undefined : nodes[number]?.label);

/** What is known of a record, the article by its number. @param {Rec} record @param {number} place */
const facts = (record, place) => {
  const byDeed = record.kind === "response" && record.expressed === undefined;
  const how = byDeed ? [] : [words.acts[record.act], words.modes[record.mode], inWhoseWords(record)];
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
