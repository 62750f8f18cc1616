// What lies over an article's text: readings, sentences that were not read, a page's furniture; cut to its lines.

/** @import { Article, Rec, Role } from "../types.d.ts" */

/**
 * Something said of a stretch of an article's text. `record`: by its number.
 * @typedef {{start: number, end: number, kind: Role | "evidence" | "unread" | "excluded" | "place", record?: number,
 *   reason?: string}} Layer
 */
/**
 * A line of an article, or a part of a very long one. `gap`: an empty line follows; `cut`: there is text after it, or
 * between it and the line before, that the page does not hold.
 * @typedef {{start: number, text: string, gap?: boolean, cut?: boolean, layers: Layer[]}} Line
 */

/** Letters after which a line goes on in another, so that no line is slow to draw. */
const LONGEST_LINE = 4000;

/** Where a long line is parted: after a space if there is one, never within a letter. @param {string} text @param {number} from */
const partingOf = (text, from) => {
  const most = from + LONGEST_LINE;
  if (most >= text.length) return text.length;
  const space = text.lastIndexOf(" ", most);
  if (space > from + LONGEST_LINE / 2) return space + 1;
  return /[\udc00-\udfff]/.test(text.charAt(most)) ? most + 1 : most;
};

/** The lines of an article as it was saved. @param {Article} article @returns {Line[]} */
export const linesOf = (article) => {
  /** @type {Line[]} */
  const lines = [];
  let end = 0;
  for (const [offset, piece] of article.pieces) {
    let start = offset;
    for (const line of piece.split("\n")) {
      const before = lines.at(-1);
      if (!line.trim() && before) before.gap = true;
      for (let from = 0; from < line.length && line.trim(); ) {
        const to = partingOf(line, from);
        lines.push({
          start: start + from,
          text: line.slice(from, to),
          cut: from === 0 && start === offset && offset > end,
          layers: [],
        });
        from = to;
      }
      start += line.length + 1;
    }
    end = offset + piece.length;
  }
  return lines;
};

/** What lies over an article, in the order in which it begins. @param {Article} article @param {[number, Rec][]} read its records, by number @param {[number, number][]} places */
export const layersOf = (article, read, places) => {
  /** @type {Layer[]} */
  const layers = [];
  for (const [record, { marks, evidence }] of read) {
    for (const [start, end] of evidence) layers.push({ start, end, kind: "evidence", record });
    for (const [start, end, kind] of marks) layers.push({ start, end, kind, record });
  }
  for (const [start, end] of article.unread ?? []) layers.push({ start, end, kind: "unread" });
  for (const [start, end, reason] of article.excluded ?? []) layers.push({ start, end, kind: "excluded", reason });
  for (const [start, end] of places) layers.push({ start, end, kind: "place" });
  return layers.sort((a, b) => a.start - b.start || b.end - a.end);
};

/** The number of the line that holds a place, or of the one before it. @param {Line[]} lines @param {number} place */
export const lineAt = (lines, place) => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

/** Gives each line the layers that touch it. @param {Line[]} lines @param {Layer[]} layers */
export const spread = (lines, layers) => {
  for (const layer of layers) {
    for (let number = lineAt(lines, layer.start); number < lines.length; number += 1) {
      const line = /** @type {Line} */ (lines[number]);
      if (line.start >= layer.end) break;
      if (line.start + line.text.length > layer.start) line.layers.push(layer);
    }
  }
};

/**
 * A line cut where any layer begins or ends.
 * @param {Line} line
 * @returns {{start: number, text: string, layers: Layer[]}[]}
 */
export const runsOf = ({ start, text, layers }) => {
  const end = start + text.length;
  const inside = (/** @type {number} */ place) => place > start && place < end;
  const edges = new Set([start, end, ...layers.flatMap((layer) => [layer.start, layer.end]).filter(inside)]);
  const ordered = [...edges].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const to = ordered[index + 1] ?? end;
    const over = layers.filter((layer) => layer.start <= from && layer.end >= to);
    return { start: from, text: text.slice(from - start, to - start), layers: over };
  });
};
