// How a record is put in readers' words: what somebody does with which words, and of what tone that is.

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

/** What the source of a record does with its words: "said", "disputes", "rejects the report". @param {Rec} record */
export const does = (record) => {
  if (record.relation === "respondedTo") return words.responds[record.position ?? "neutral"];
  const how = words.relations[record.relation];
  return needsCue(record) ? `${how} (“${markedWords(record, "cue")}”)` : how;
};

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

/** Through whom a record comes to us, the farthest first: whose words it stands in, and the outlet named in the text. @param {Rec} record */
export const chain = (record) => {
  const through = [record.via];
  for (let outer = record.inside; outer !== undefined; outer = records[outer]?.inside) {
    through.push(records[outer]?.source);
  }
  const names = through.map((number) => (number === undefined ? undefined : nodes[number]?.label));
  const told = names.filter((name, index) => name && name !== names[index - 1]);
  return told.reverse().join(" → ");
};

/** How a record was found, in short: by hand, by rule, or both. @param {Rec} record @returns {"hand" | "rule" | "both"} */
export const foundBy = (record) => {
  if (!record.hand) return "rule";
  return record.rules?.length ? "both" : "hand";
};
