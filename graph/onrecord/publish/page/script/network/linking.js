// The lines of the network: who speaks of what, as far as the filters let it through. summary.py ties the same pairs.

import { data, nodes, words } from "../ground/model.js";
import { positionTone, SIGNS, tone } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */
/** @typedef {"for" | "against" | "between" | "says" | "asks" | "thinks" | "silent" | "belongs"} Style */

/**
 * What ties two nodes: `id` is the choice that shows the records behind it.
 * @typedef {{id: string, from: number, to: number, relation: string, style: Style, count: number}} Line
 */

/**
 * The network of some records: its lines, how many records each source has, and who speaks of each node.
 * @typedef {{lines: Line[], stated: Map<number, number>, sources: Map<number, Set<number>>}} Web
 */

/** How a line is drawn: its dashes in pixels, none for a whole line, and its width. @type {Record<Style, {dashes: number[], width: number}>} */
export const STROKES = {
  for: { dashes: [], width: 2.5 },
  against: { dashes: [12, 5], width: 2.5 },
  between: { dashes: [12, 4, 2, 4], width: 2.5 },
  says: { dashes: [], width: 1.2 },
  asks: { dashes: [5, 4], width: 1.8 },
  thinks: { dashes: [2, 4], width: 1.8 },
  silent: { dashes: [2, 9], width: 1.8 },
  belongs: { dashes: [1, 3], width: 1 },
};

/** The sign of a line's style; that somebody speaks for another is no position and has none. @param {Style} style */
export const signOf = (style) => (style === "belongs" ? "" : SIGNS[style]);

/** A line's relation in words. @param {Line} line @returns {string} */
export const lineWords = (line) => words.relations[line.relation] ?? words.positions[line.relation] ?? line.relation;

/** What a record ties its source to: the other node, the relation or position, and the style. @param {Rec} record */
const tiesOf = (record) => {
  /** @type {[number | undefined, string, Style][]} */
  const ties = [];
  const answers = record.relation === "respondedTo";
  if (answers) ties.push([record.target, record.position ?? "neutral", tone(record)]);
  else ties.push([record.target, record.relation, tone(record)]);
  if (record.position && record.toward !== record.target) {
    ties.push([record.toward, record.position, positionTone(record.position)]);
  }
  if (record.relation === "silentOn") {
    for (const topic of record.topics ?? []) ties.push([topic, record.relation, "silent"]);
  }
  ties.push([record.behalf, "speaksFor", "belongs"]);
  return ties;
};

/** @param {Rec[]} records @returns {Web} */
export const webOf = (records) => {
  /** @type {Map<string, Line>} */
  const found = new Map();
  /** @type {Web["stated"]} */
  const stated = new Map();
  /** @type {Web["sources"]} */
  const sources = new Map();
  for (const record of records) {
    const from = record.source;
    stated.set(from, (stated.get(from) ?? 0) + 1);
    for (const [to, relation, style] of tiesOf(record)) {
      if (to === undefined || to === from) continue;
      const id = `${nodes[from]?.id}~${relation}~${nodes[to]?.id}`;
      const line = found.get(id);
      if (line) line.count++;
      else found.set(id, { id, from, to, relation, style, count: 1 });
      const known = sources.get(to);
      if (known) known.add(from);
      else sources.set(to, new Set([from]));
    }
  }
  for (const [from, to] of data.contradictions) {
    if (!sources.has(from) || !sources.has(to)) continue;
    const id = `${nodes[from]?.id}~contradicts~${nodes[to]?.id}`;
    found.set(id, { id, from, to, relation: "contradicts", style: "against", count: 1 });
  }
  return { lines: [...found.values()], stated, sources };
};
