// Claims and what was asked for, as several views show them: their words in full, their subjects, who reports them.

import { articles, nodes, records, titleOf, touching, words } from "./model.js";

/** @import { Rec } from "./types.d.ts" */

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

/** Whether somebody is another, or belongs to it, directly or by way of others. @param {number | undefined} who @param {number} whole */
export const belongsTo = (who, whole) => {
  if (who === undefined) return false;
  if (!above.has(who)) above.set(who, upward(who));
  return above.get(who)?.has(whole) ?? false;
};

/** Whether a record's words come from somebody, from one who speaks for it, or from one who belongs to it. @param {Rec} record @param {number} whole */
export const comesFrom = (record, whole) => belongsTo(record.source, whole) || belongsTo(record.behalf, whole);

/** The position of each record in the order of the articles. @type {Map<Rec, number>} */
export const order = new Map(records.map((record, number) => [record, number]));
