// How a record is put in readers' words: what somebody does with which words, and of what tone that is.

import { fill } from "./dom.js";
import { articles, nodes, records, words } from "./model.js";
import { textAt } from "./unpacking.js";

/** @import { Rec } from "../types.d.ts" */

/** The tones: what colours and lines tell apart. @typedef {"for" | "against" | "between" | "says" | "asks" | "thinks" | "silent"} Tone */

/** @type {Record<string, Tone>} */
const POSITIONS = {
  supports: "for",
  welcomes: "for",
  rejects: "against",
  "disputes-in-part": "between",
  "criticises-as-insufficient": "between",
  "expresses-concern": "between",
  neutral: "says",
};
/** @type {Record<string, Tone>} */
const RELATIONS = {
  stated: "says",
  holds: "thinks",
  disputes: "against",
  calledFor: "asks",
  recommends: "asks",
  silentOn: "silent",
  contradicts: "against",
};

/** A sign for each tone, so that colour is never the only one. @type {Record<Tone, string>} */
export const SIGNS = { for: "▲", against: "✕", between: "◐", says: "●", asks: "➜", thinks: "○", silent: "∅" };

/** The tone of what a record does with its claim, action or report. @param {Rec} record @returns {Tone} */
export const tone = (record) => RELATIONS[record.relation] ?? positionTone(record.position);

/** The tone of a position. @param {string | undefined} position @returns {Tone} */
export const positionTone = (position) => POSITIONS[position ?? "neutral"] ?? "says";

/**
 * What the source of a record does with its words, as it stands between a name and a colon: "said", "disputed",
 * "rejected the report", "– “was hailed”".
 * @param {Rec} record
 * @returns {string}
 */
export const does = (record) => {
  const how = doing(record);
  return how.startsWith("“") ? `– ${how}` : how;
};

/** The same standing alone. @param {Rec} record @returns {string} */
export const doing = (record) => {
  if (record.relation === "respondedTo") return words.responds[record.position ?? "neutral"];
  if (record.relation === "stated") return saying(record);
  const how = words.relations[record.relation];
  return needsCue(record) ? `${how} (${cited(markedWords(record, "cue"))})` : how;
};

/** "Said" only where the article says it in so many words; else what it says instead. @param {Rec} record @returns {string} */
const saying = (record) => {
  const cue = markedWords(record, "cue");
  if (!/\p{L}/u.test(cue)) return words.saying.without;
  return saysPlainly(cue) ? words.relations.stated : cited(cue);
};

const PLAIN = new Set(words.saying.verbs);

/** @param {string} cue */
const saysPlainly = (cue) => {
  const all = cue.toLowerCase().split(/\s+/);
  const verb = all.findIndex((word) => !words.saying.before.includes(word));
  return PLAIN.has(all.slice(verb).join(" "));
};

/** Marks within quotation marks. @type {Record<string, string>} */
const WITHIN = { "“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›", '"': "'" };

/** An article's words between quotation marks; those within become single ones. @param {string} text */
const cited = (text) => `“${text.replace(/\s+/g, " ").replace(/[“”„«»"]/g, (sign) => WITHIN[sign] ?? sign)}”`;

/** Whether words mislead without the verb of the article: praised or blamed, thought, wished, or not said. @param {Rec} record */
const needsCue = (record) => {
  const told = record.kind === "omission" || record.act === "evaluates" || record.relation === "holds";
  return told && record.relation !== "calledFor" && record.marks.some(([, , role]) => role === "cue");
};

/** The words of a part of a record as they stand. @param {Rec} record @param {...string} roles */
export const markedWords = (record, ...roles) => {
  const article = articles[record.article];
  if (!article) return "";
  const spans = record.marks.filter(([, , role]) => roles.includes(role)).sort((a, b) => a[0] - b[0]);
  return spans.map(([start, end]) => textAt(article, [start, end])).join(" … ");
};

/** What a record is about, in the article's words. @param {Rec} record @returns {string} */
export const said = (record) => {
  if (record.words) return record.words;
  const target = record.relation === "silentOn" ? record.topics?.[0] : undefined;
  const inside = markedWords(record, ...(record.relation === "respondedTo" ? ["cue", "content"] : ["content"]));
  return inside || (target === undefined ? evidenceWords(record) : (nodes[target]?.label ?? ""));
};

/** The whole sentences of a record. @param {Rec} record */
export const evidenceWords = (record) => {
  const article = articles[record.article];
  return article ? record.evidence.map((span) => textAt(article, span)).join(" … ") : "";
};

/** Ways to quote in which quotation marks, or a block, hold somebody's own words. */
const QUOTED = new Set(["direct", "mixed", "block"]);
const OPENING = /[“„«‘"]/g;

/** The record that another stands in; a response stands where the statement that holds its words does. @param {Rec} record @returns {Rec | undefined} */
const outerOf = (record) => records[record.inside ?? records[record.expressed ?? -1]?.inside ?? -1];

/** The first and the last letter of what was said. @param {Rec} record @returns {[number, number] | undefined} */
export const extent = (record) => {
  const spans = record.marks.filter(([, , role]) => role === "content");
  if (!spans.length) return undefined;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
};

/** Whether quotation marks of an outer record are open where an inner one's words begin. @param {Rec} outer @param {number} start @param {number} at */
const openAt = (outer, start, at) => {
  const article = articles[outer.article];
  if (outer.quote !== "mixed" || !article) return QUOTED.has(outer.quote ?? "");
  const before = textAt(article, [start, at]);
  const count = (/** @type {RegExp} */ signs) => before.match(signs)?.length ?? 0;
  return count(/[“„«]/g) > count(/[”»]/g) || count(/"/g) % 2 === 1;
};

/**
 * The record in whose words another is put: the marks around what somebody is said to say may be those of whoever says
 * so. Nothing where the words are the speaker's own, or the article's.
 * @param {Rec} record
 * @returns {Rec | undefined}
 */
export const voice = (record) => {
  const inner = extent(record);
  const article = articles[record.article];
  if (!inner || !article) return undefined;
  const marks = [...textAt(article, inner).matchAll(OPENING)].map(({ index }) => inner[0] + index);
  /** @type {Rec | undefined} */
  let speaker;
  for (let outer = outerOf(record); outer; outer = outerOf(outer)) {
    const around = extent(outer);
    if (!around || around[0] > inner[0] || around[1] < inner[1]) break;
    // Marks of one's own within another's: words quoted in a quotation.
    if (marks.some((at) => at > around[0])) break;
    if (openAt(outer, around[0], inner[0])) speaker = outer;
  }
  return speaker;
};

/** In whose words a record is. @param {Rec} record @param {Record<string, string>} [ways] how that is called @returns {string} */
export const inWhoseWords = (record, ways = words.quotes) => {
  const other = voice(record);
  return other ? fill(words.quotes.of, { name: nodes[other.source]?.label ?? "" }) : (ways[record.quote ?? ""] ?? "");
};

/** Through whom a record comes to us, the farthest first: whose words it stands in, and the outlet named in the text. @param {Rec} record */
export const chain = (record) => {
  const through = [record.via];
  for (let outer = record.inside; outer !== undefined; outer = records[outer]?.inside) {
    through.push(records[outer]?.source);
  }
  const others = through.filter((number) => number !== record.source);
  const names = others.map((number) => (number === undefined ? undefined : nodes[number]?.label));
  const told = names.filter((name, index) => name && name !== names[index - 1]);
  return told.reverse().join(" → ");
};

/** How a record was found, in short: by hand, by rule, or both. @param {Rec} record @returns {"hand" | "rule" | "both"} */
export const foundBy = (record) => {
  if (!record.hand) return "rule";
  return record.rules?.length ? "both" : "hand";
};
