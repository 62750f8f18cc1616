// Who crosses what: of each report, claim and action, who is on record about it and how; in an order that shows camps.

import { repeated, subjectOf } from "../ground/claims.js";
import { data, isSaid, nodes, words } from "../ground/model.js";
import { doing, positionTone, tone } from "../ground/phrases.js";
import { scores, side } from "./seriation.js";

/** @import { Rec } from "../types.d.ts" */
/** @import { Tone } from "../ground/phrases.js" */

/** Something somebody is on record about, and the records of each. @typedef {{number: number, by: Map<number, Rec[]>}} Row */
/** One thing somebody does there: never two put together. @typedef {{tone: Tone, word: string, count: number}} Deed */
/** Rows of one subject; of the reports themselves the subject is nothing. @typedef {{topic: number | undefined, rows: Row[]}} Group */
/** Columns of one side. @typedef {{side: number, columns: number[]}} Camp */

/** Claims that others contradict. */
const contested = new Set(data.contradictions.flat());

/** @param {number | undefined} number */
const isReport = (number) => number !== undefined && nodes[number]?.kind === "report";

/** What a record is about that has a row: what it says, or takes a position on. @param {Rec} record */
const rowsOf = (record) => {
  const found = new Set();
  for (const number of [record.target, record.toward]) {
    const node = number === undefined ? undefined : nodes[number];
    const answers = number === record.target || record.position;
    if (node && answers && (isSaid(node) || node.kind === "report")) found.add(number);
  }
  return /** @type {Set<number>} */ (found);
};

/** All rows that the records give, the most quoted first: by most, then those that others contradict. @param {Rec[]} shown */
export const crossings = (shown) => {
  /** @type {Map<number, Row>} */
  const rows = new Map();
  /** @type {Map<number, number>} */
  const count = new Map();
  const all = new Set(shown);
  for (const record of shown) {
    if (repeated(record, all)?.source === record.source) continue;
    for (const number of rowsOf(record)) {
      const row = rows.get(number) ?? { number, by: new Map() };
      rows.set(number, row);
      const cell = row.by.get(record.source);
      if (cell) cell.push(record);
      else row.by.set(record.source, [record]);
      count.set(number, (count.get(number) ?? 0) + 1);
    }
  }
  const rank = (/** @type {Row} */ row) => [
    Number(isReport(row.number)),
    row.by.size,
    Number(contested.has(row.number)),
    count.get(row.number) ?? 0,
    -row.number,
  ];
  const ranked = [...rows.values()].map((row) => ({ row, rank: rank(row) }));
  return ranked.sort((a, b) => compared(b.rank, a.rank)).map(({ row }) => row);
};

/** @param {number[]} a @param {number[]} b */
const compared = (a, b) => {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** How many rows are worth opening with: what two or more are on record about, or what others contradict. @param {Row[]} rows @param {number} most @param {number} least */
export const opening = (rows, most, least) => {
  const quoted = rows.filter((row) => row.by.size > 1 || contested.has(row.number) || isReport(row.number)).length;
  return Math.min(rows.length, most, Math.max(quoted, least));
};

/** @type {Tone[]} */
const TONES = ["against", "between", "for", "says", "asks", "thinks", "silent"];

/** What a record does, in as few words as a cell has place for; the article's verb only where "said" would mislead. @param {Rec} record */
const inShort = (record) => (record.act === "evaluates" ? doing(record) : words.relations[record.relation]);

/** What somebody does in a cell, each thing once: a denial stays apart from a statement. @param {Row} row @param {Rec[]} cell */
export const deeds = (row, cell) => {
  /** @type {Map<string, Deed>} */
  const found = new Map();
  for (const record of cell) {
    const own = record.target === row.number && record.relation !== "respondedTo";
    const word = own ? inShort(record) : words.positions[record.position ?? "neutral"];
    const deed = found.get(word) ?? { tone: own ? tone(record) : positionTone(record.position), word, count: 0 };
    found.set(word, { ...deed, count: deed.count + 1 });
  }
  return [...found.values()].sort(
    (a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone) || (a.word < b.word ? -1 : 1),
  );
};

/** How far each tone is for (above nought) or against what it is about; what takes no side counts as nothing. @type {Record<string, number>} */
const WEIGHTS = { for: 1, says: 1, asks: 1, thinks: 0.5, against: -1 };
const PARTLY = -0.5;
const CONTRARY = -0.5;

/** @param {Row} row @param {Rec[]} cell */
const weight = (row, cell) => {
  let sum = 0;
  for (const record of cell) {
    const own = record.target === row.number && record.relation !== "respondedTo";
    if (own) sum += WEIGHTS[tone(record)] ?? 0;
    else if (record.position === "disputes-in-part") sum += PARTLY;
    else if (record.position && record.position !== "neutral") sum += WEIGHTS[positionTone(record.position)] ?? 0;
  }
  return sum / cell.length;
};

/** For and against in numbers; who states what contradicts a claim counts as half against it, for the order alone. @param {Row[]} rows */
const signed = (rows) => {
  const table = new Map(
    rows.map((row) => {
      /** @type {[number, number][]} */
      const cells = [...row.by].map(([who, cell]) => [who, weight(row, cell)]);
      // A report is for itself: so who stands by its findings stands with it.
      if (isReport(row.number) && !row.by.has(row.number)) cells.push([row.number, 1]);
      return [row.number, new Map(cells.filter(([, value]) => value))];
    }),
  );
  const own = new Map([...table].map(([row, cells]) => [row, [...cells]]));
  for (const [a, b] of data.contradictions) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      const there = table.get(other);
      for (const [who, value] of there ? (own.get(one) ?? []) : []) {
        there?.set(who, (there.get(who) ?? 0) + CONTRARY * value);
      }
    }
  }
  return table;
};

/**
 * The rows by subject and the columns by camp: in each first who is on record about most, then the most central.
 * @param {Row[]} rows
 * @returns {{groups: Group[], camps: Camp[]}}
 */
export const arranged = (rows) => {
  const found = scores(signed(rows));
  const columns = [...new Set(rows.flatMap((row) => [...row.by.keys()]))];
  /** @type {Map<number, number>} */
  const filled = new Map();
  for (const row of rows) for (const who of row.by.keys()) filled.set(who, (filled.get(who) ?? 0) + 1);
  const places = new Map(
    columns.map((who) => {
      const score = found.columns.get(who);
      return [who, [side(score), -(filled.get(who) ?? 0), -Math.abs(score ?? 0), who]];
    }),
  );
  columns.sort((a, b) => compared(places.get(a) ?? [], places.get(b) ?? []));
  const camps = [0, 1, 2].map((one) => ({ side: one, columns: columns.filter((who) => places.get(who)?.[0] === one) }));
  return { groups: grouped(rows, found.rows), camps: camps.filter((camp) => camp.columns.length) };
};

/** @param {Row[]} rows @param {Map<number, number>} score @returns {Group[]} */
const grouped = (rows, score) => {
  /** @type {Map<number | undefined, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const topic = isReport(row.number) ? undefined : subjectOf([...row.by.values()].flat());
    const group = groups.get(topic);
    if (group) group.push(row);
    else groups.set(topic, [row]);
  }
  const ordered = [...groups].map(([topic, group]) => ({
    topic,
    rows: group
      .map((row) => ({ row, place: [side(score.get(row.number)), -row.by.size, row.number] }))
      .sort((a, b) => compared(a.place, b.place))
      .map(({ row }) => row),
  }));
  const place = (/** @type {Group} */ group) => [
    Number(group.topic !== undefined),
    Number((group.topic ?? 0) < 0),
    -group.rows.length,
    group.topic ?? 0,
  ];
  return ordered.sort((a, b) => compared(place(a), place(b)));
};
