// The page's data as the script takes it, from the few bytes in which the build wrote it: packing.py says how and why.

/** @import { Article, Collation, Data, Mark, Node, Rec, Span } from "../types.d.ts" */

/** @typedef {unknown[] | {of: unknown[], at: number[], gaps?: number[]}} Column */
/** @typedef {{rows: number, columns: Record<string, Column>}} Columns */

const ROLES = /** @type {const} */ ({ s: "source", c: "cue", w: "content" });
/** Of a label: letters, and how far a text is looked at for them. */
const LABEL = 100;

/** @param {Columns} packed @returns {Record<string, unknown>[]} */
const objects = ({ rows, columns }) => {
  /** @type {Record<string, unknown>[]} */
  const made = Array.from({ length: rows }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    if (Array.isArray(column)) {
      for (let row = 0; row < rows; row += 1) put(made, row, name, column[row]);
    } else {
      let row = -1;
      for (let index = 0; index < column.at.length; index += 1) {
        row += column.gaps ? (column.gaps[index] ?? 1) : 1;
        const code = column.at[index] ?? 0;
        if (code) put(made, row, name, column.of[code - 1]);
      }
    }
  }
  return made;
};

/** @param {Record<string, unknown>[]} made @param {number} row @param {string} name @param {unknown} value */
const put = (made, row, name, value) => {
  const one = made[row];
  if (one) one[name] = value;
};

/** @param {number[]} flat @returns {Span[]} */
const spans = (flat) => {
  /** @type {Span[]} */
  const found = [];
  for (let index = 0; index < flat.length; index += 2) {
    const start = flat[index] ?? 0;
    found.push([start, start + (flat[index + 1] ?? 0)]);
  }
  return found;
};

/** @param {string} brief @param {number} origin @returns {Mark[]} */
const marks = (brief, origin) =>
  Array.from(brief.matchAll(/([scw])(-?\d+),(\d+)/g), ([, role, start, length]) => {
    const from = origin + Number(start);
    return [from, from + Number(length), ROLES[/** @type {"s" | "c" | "w"} */ (role)]];
  });

/** What stands at a place of an article; empty where the page has only excerpts and it is in none. */
export const textAt = (/** @type {Article} */ article, /** @type {Span} */ [start, end]) => {
  const pieces = article.pieces;
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.[0] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const [offset, text] = pieces[low - 1] ?? [0, ""];
  return text.slice(start - offset, end - offset);
};

/**
 * @param {any} brief a record as packed
 * @param {Node[]} nodes
 * @param {Article[]} articles
 * @returns {Rec}
 */
const record = (brief, nodes, articles) => {
  const article = /** @type {Article} */ (articles[brief.article]);
  const evidence = spans(brief.evidence);
  const origin = evidence[0]?.[0] ?? 0;
  brief.id = `${brief.kind}:${brief.kind.slice(0, 2)}-${nodes[brief.source]?.id.split(":")[1]}-${brief.id}`;
  brief.evidence = evidence;
  brief.marks = marks(brief.marks, origin);
  if (Array.isArray(brief.words)) {
    const [start, length] = brief.words;
    brief.words = textAt(article, [origin + start, origin + start + length]);
  }
  if (brief.named === undefined) {
    const source = brief.marks.find((/** @type {Mark} */ mark) => mark[2] === "source");
    if (source) brief.named = textAt(article, [source[0], source[1]]);
  } else if (brief.named === 0) delete brief.named;
  return brief;
};

/** @param {any} brief a collation as packed @returns {Collation} */
const collation = ({ witnesses, patterns }) => {
  /** @type {(Span | null)[][]} */
  const columns = Array.from({ length: patterns[0].length / 2 }, () => []);
  const shown = witnesses.map((/** @type {any} */ [article, start, length, printing, number]) => {
    let before = start;
    columns.forEach((column, place) => {
      const from = before + patterns[number][2 * place];
      const letters = patterns[number][2 * place + 1];
      column.push(letters ? [from, from + letters] : null);
      if (letters) before = from + letters;
    });
    return { article, span: [start, start + length], printing };
  });
  return { witnesses: shown, columns };
};

/** The beginning of a text in one line, cut between words: a label, as the build makes them. @param {string} text */
const shortened = (text) => {
  const letters = [...text.slice(0, 8 * LABEL)].slice(0, 4 * LABEL);
  const line = letters.join("").split(/\s+/u).filter(Boolean).join(" ");
  const all = [...line];
  if (all.length <= LABEL && text.length <= letters.join("").length) return line;
  const start = all.slice(0, LABEL - 1).join("");
  const space = start.lastIndexOf(" ");
  return `${(space > 0 ? start.slice(0, space) : start).replace(/[ ,;:]+$/u, "")} …`;
};

/** @param {any} packed @returns {Data} */
export const unpacked = (packed) => {
  const { articles } = packed;
  const nodes = /** @type {Node[]} */ (/** @type {unknown} */ (objects(packed.nodes)));
  const records = objects(packed.records).map((brief) => record(brief, nodes, articles));
  for (const { target, words } of records) {
    const node = target === undefined ? undefined : nodes[target];
    if (node && node.label === undefined && words !== undefined) node.label = shortened(words);
  }
  return { ...packed, nodes, records, collations: packed.collations.map(collation) };
};
