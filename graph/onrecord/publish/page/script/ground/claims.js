// Claims and what was asked for, as several views show them: their words in full, their subjects, who reports them.

import { articles, nodes, records, titleOf, touching, words } from "./model.js";

/** @import { Rec } from "../types.d.ts" */

/** Words in full of claims and actions, as far as they were asked for. @type {Map<number, string>} */
const inFull = new Map();

/**
 * The words of a claim or action in full: those of the wording that its node is named after, which may be cut short.
 * @param {number} number
 * @returns {string}
 */
export const wordsOf = (number) => {
  const known = inFull.get(number);
  if (known !== undefined) return known;
  const label = nodes[number]?.label ?? "";
  const start = label.replace(/ …$/, "");
  const told = (touching[number] ?? []).filter((record) => record.target === number && record.words);
  const found = told.find((record) => record.words?.replace(/\s+/g, " ").startsWith(start));
  const full = found?.words ?? label;
  inFull.set(number, full);
  return full;
};

/** The first record of a claim or action that has words, whose wording may stand for the others if its article is named. @param {number} number @param {Rec[]} among */
export const wordedIn = (number, among) => among.find((record) => record.target === number && record.words);

/** The subject of a claim that most of its records name; -1 where none does. @param {Rec[]} behind */
export const subjectOf = (behind) => {
  /** @type {Map<number, number>} */
  const count = new Map();
  for (const topic of behind.flatMap((record) => record.topics ?? [])) count.set(topic, (count.get(topic) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
};

/** How a subject is called. @param {number} topic */
export const subjectName = (topic) => nodes[topic]?.label ?? words.matrix.no_subject;

/**
 * Items by the subject of the records behind them, the subjects with most items first, what has none last.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Rec[]} behind
 * @returns {[topic: number, items: Item[]][]}
 */
export const bySubject = (items, behind) => {
  /** @type {Map<number, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const topic = subjectOf(behind(item));
    const group = groups.get(topic);
    if (group) group.push(item);
    else groups.set(topic, [item]);
  }
  return [...groups].sort((a, b) => Number(a[0] < 0) - Number(b[0] < 0) || b[1].length - a[1].length || a[0] - b[0]);
};

/** Letters of an article's name where it stands beside what it reports. */
const SHORT_NAME = 70;

/** An article in short: its publisher, else its headline, else its name. @param {number} number */
export const articleName = (number) => {
  const article = articles[number];
  if (!article) return "";
  const { publisher, title } = article;
  const name = [publisher, title].filter(Boolean).join(", ") || titleOf(article);
  return name.length > SHORT_NAME ? `${name.slice(0, SHORT_NAME - 1)}…` : name;
};

/** One record an article, in the order of the articles. @param {Rec[]} behind */
export const firstInEach = (behind) => {
  /** @type {Map<number, Rec>} */
  const first = new Map();
  for (const record of behind) if (!first.has(record.article)) first.set(record.article, record);
  return [...first.values()];
};

/** @param {number} number @param {Set<number>} seen @returns {Set<number>} */
const upward = (number, seen = new Set()) => {
  if (seen.has(number)) return seen;
  seen.add(number);
  const of = nodes[number]?.of;
  return of === undefined ? seen : upward(of, seen);
};

/** All that somebody is part of, itself first; found once for each. @type {Map<number, Set<number>>} */
const above = new Map();
/** @type {Set<number>} */
const NOBODY = new Set();

/** Everybody that somebody is part of, directly or by way of others, and itself; nobody of nobody. @param {number | undefined} who @returns {Set<number>} */
export const partOf = (who) => {
  if (who === undefined) return NOBODY;
  const found = above.get(who) ?? upward(who);
  above.set(who, found);
  return found;
};

/**
 * The statement that a response repeats: it holds its words, with the position, and is among the records given.
 * @param {Rec} record
 * @param {Set<Rec>} all
 */
export const repeated = (record, all) => {
  const told = record.expressed === undefined ? undefined : records[record.expressed];
  if (!told || !all.has(told) || told.toward !== record.toward || told.position !== record.position) return undefined;
  return told.source === record.source || told.behalf === record.source ? told : undefined;
};

/** Records without responses that only repeat a statement among them. @param {Rec[]} some */
export const withoutRepeats = (some) => {
  const all = new Set(some);
  return some.filter((record) => !repeated(record, all));
};
