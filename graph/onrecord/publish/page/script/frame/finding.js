// What a search finds: names, claims, articles and subjects by all their wordings, and the passages.

import { cut } from "../ground/dom.js";
import { foldedRecord } from "../ground/filters.js";
import { folded, holds, wantedWords } from "../ground/folding.js";
import { articles, nodes, records, speaks, titleOf, touching } from "../ground/model.js";
import { inSlices } from "../ground/slices.js";

/** @import { Node } from "../types.d.ts" */

/** @typedef {"who" | "report" | "claim" | "action" | "passage" | "article" | "topic"} ResultKind */

/**
 * Something that can be found: a node, an article or a record by its number; "text" is the wording that was found.
 * @typedef {{kind: ResultKind, number: number, text: string, rank: number, weight: number}} Result
 */

/** @typedef {{kind: ResultKind, results: Result[], count: number}} ResultGroup */

/** @type {ResultKind[]} */
const ORDER = ["who", "report", "claim", "action", "passage", "article", "topic"];

/** How well a wording fits: it is what was typed, begins with it, holds it as typed, or holds its words somewhere. */
const [SAME, BEGINS, AS_TYPED, SOMEWHERE] = [0, 1, 2, 3];

/** Letters of a name or claim that are compared. */
const MOST_COMPARED = 5_000;

/** @param {Node} node @returns {ResultKind} */
const kindOf = (node) => {
  if (node.kind === "report" || node.kind === "claim" || node.kind === "action" || node.kind === "topic") {
    return node.kind;
  }
  return "who";
};

/** Whether things of a kind have a name, and other names beside it. @param {ResultKind} kind */
const speaksOf = (kind) => kind === "who" || kind === "report";

/** All wordings of a node: its names, or what was said in each article that has it. @param {Node} node @param {number} number */
const wordings = (node, number) => {
  if (speaks(node)) return [node.label, ...(node.names ?? [])];
  const words = (touching[number] ?? []).filter((record) => record.target === number).map((record) => record.words);
  const all = [...new Set(words.filter((one) => one !== undefined))];
  return all.length ? all : [node.label];
};

/** @typedef {{kind: ResultKind, number: number, weight: number, texts: () => string[]}} Candidate */

/** @type {Candidate[]} */
const CANDIDATES = [
  ...nodes.map((node, number) => ({
    kind: kindOf(node),
    number,
    weight: touching[number]?.length ?? 0,
    texts: () => wordings(node, number),
  })),
  ...articles.map((article, number) => ({
    kind: /** @type {ResultKind} */ ("article"),
    number,
    weight: 0,
    texts: () => [titleOf(article), article.name, [article.publisher, titleOf(article)].filter(Boolean).join(" ")],
  })),
];

/** @type {{text: string, folded: string}[][]} */
const foldedCandidates = [];

/** @param {number} place */
const foldedTexts = (place) => {
  foldedCandidates[place] ??= (CANDIDATES[place]?.texts() ?? []).map((text) => {
    const compared = cut(text, MOST_COMPARED);
    return { text: compared, folded: folded(compared) };
  });
  return foldedCandidates[place] ?? [];
};

/** How many things there are to be made ready for searching. */
export const SEARCHABLE = CANDIDATES.length + records.length;

/** Makes one thing ready for searching. @param {number} place */
export const prepare = (place) => {
  if (place < CANDIDATES.length) foldedTexts(place);
  else foldedRecord(place - CANDIDATES.length);
};

/** @param {string} text @param {string} typed @param {boolean} all whether it holds all that is wanted */
const rankOf = (text, typed, all) => {
  if (text === typed) return SAME;
  if (text.startsWith(typed)) return BEGINS;
  if (` ${text}`.includes(` ${typed}`)) return AS_TYPED;
  return all ? SOMEWHERE : Number.POSITIVE_INFINITY;
};

/**
 * Looks for the words of a query; tells what was found after a first moment, and again when all is looked through.
 * @param {string} query
 * @param {(groups: ResultGroup[], complete: boolean) => void} told
 * @returns {() => void} what stops it
 */
export const find = (query, told) => {
  const wanted = wantedWords(query);
  const typed = wanted.map(({ word }) => word).join(" ");
  /** @type {Map<ResultKind, Result[]>} */
  const found = new Map(ORDER.map((kind) => [kind, []]));
  /** @param {Result} result */
  const keep = (result) => found.get(result.kind)?.push(result);
  /** @param {number} place */
  const look = (place) => {
    const candidate = CANDIDATES[place];
    if (!candidate) {
      const number = place - CANDIDATES.length;
      const text = foldedRecord(number);
      if (!holds(text, wanted)) return;
      const rank = text.includes(typed) ? AS_TYPED : SOMEWHERE;
      keep({ kind: "passage", number, text: "", rank, weight: 0 });
      return;
    }
    /** @type {Result | undefined} */
    let best;
    for (const one of foldedTexts(place)) {
      if (!holds(one.folded, wanted)) continue;
      const rank = rankOf(one.folded, typed, true);
      if (!best || rank < best.rank) best = { ...candidate, text: one.text, rank };
    }
    const first = foldedTexts(place)[0];
    // Another name is told only where the name itself does not show what was found.
    if (best)
      keep(speaksOf(candidate.kind) && first && holds(first.folded, wanted) ? { ...best, text: first.text } : best);
  };
  return inSlices(wanted.length ? SEARCHABLE : 0, look, (complete) => told(grouped(found), complete));
};

/** What was found by kind, best first; a kind with a name that begins as typed comes first. @param {Map<ResultKind, Result[]>} found */
const grouped = (found) => {
  const groups = [...found].filter(([, results]) => results.length);
  for (const [, results] of groups) {
    results.sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.number - b.number);
  }
  const fits = (/** @type {Result[]} */ results) => Math.min(AS_TYPED, results[0]?.rank ?? AS_TYPED);
  return groups
    .sort(([, a], [, b]) => fits(a) - fits(b))
    .map(([kind, results]) => ({ kind, results: results.slice(0, MOST_FOUND), count: results.length }));
};

/** Results of one kind that a reader is ever shown in the box. */
const MOST_FOUND = 100;
