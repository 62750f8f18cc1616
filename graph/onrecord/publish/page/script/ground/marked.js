// A stretch of an article with its marked parts.

import { cut, h } from "./dom.js";
import { articles, words } from "./model.js";
import { textAt } from "./unpacking.js";

/** @import { Mark, Rec, Span } from "../types.d.ts" */

/**
 * Text with marks on some of its parts: content under source under cue where they overlap.
 * @param {string} text
 * @param {number} offset where the text begins
 * @param {Mark[]} marks
 * @returns {(Node | string)[]}
 */
export const marked = (text, offset, marks) => {
  const order = ["content", "source", "cue"];
  const inside = marks
    .map(([start, end, role]) => ({
      start: Math.max(0, start - offset),
      end: Math.min(text.length, end - offset),
      role,
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const edges = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  /** @type {{role: string, text: string}[]} */
  const runs = [];
  edges.slice(1).forEach((end, index) => {
    const start = edges[index] ?? 0;
    const role = inside.filter((mark) => mark.start <= start && end <= mark.end).at(-1)?.role ?? "";
    const last = runs.at(-1);
    if (last?.role === role) last.text += text.slice(start, end);
    else runs.push({ role, text: text.slice(start, end) });
  });
  return runs.map((run) =>
    run.role ? h("mark", { class: run.role, title: words.parts[run.role] }, run.text) : run.text,
  );
};

/** One sentence of a record as it stands, its source, cue and content marked. @param {Rec} record @param {Span} span */
export const sentence = (record, span) => {
  const article = articles[record.article];
  const text = article ? cut(textAt(article, span)) : "";
  return h("blockquote", { dir: "auto" }, ...marked(text, span[0], record.marks));
};
