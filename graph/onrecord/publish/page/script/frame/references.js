// A record as others refer to it: a footnote, an entry for a reference manager, its IRI.

import { fill } from "../ground/dom.js";
import { articles, data, nodes, titleOf, words } from "../ground/model.js";
import { chain, does, inWhoseWords, markedWords, said, voice } from "../ground/phrases.js";
import { textAt } from "../ground/unpacking.js";

/** @import { Article, Rec } from "../types.d.ts" */

/** The name of a record in the data's files. @param {Rec} record */
export const iriOf = (record) => {
  const [kind = "", ...local] = record.id.split(":");
  return `${data.prefixes[kind] ?? ""}${local.join(":")}`;
};

/** An ISO date's parts as numbers, as far as it is known. @param {string | undefined} date */
const dateParts = (date) => {
  const [found] = /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(date ?? "") ?? [];
  return found?.split("-").map(Number);
};

/** A date as footnotes have it: "5 March 2031". @param {string | undefined} date */
export const longDate = (date) => {
  const parts = dateParts(date);
  if (!parts) return date ?? "";
  const [year, month, day] = parts;
  return [day, month && words.cite.months[month - 1], year].filter(Boolean).join(" ");
};

const OPENING = '“„«"';
const CLOSING = '”»"';

/** A stretch without the quotation marks around it and the comma before or after the last. @param {string} text */
const withoutMarks = (text) => {
  const blank = (/** @type {number} */ at) => at >= 0 && /[,\s]/.test(text[at] ?? "x");
  let end = text.length;
  while (blank(end - 1)) end -= 1;
  if (end && CLOSING.includes(text[end - 1] ?? "x")) end -= 1;
  while (blank(end - 1)) end -= 1;
  const start = text.length - text.trimStart().length;
  return text.slice(OPENING.includes(text[start] ?? "x") ? start + 1 : start, end);
};

/** Words that somebody used, between quotation marks, whether or not the stretch of the article had its own. @param {string} text */
const quoted = (text) => {
  const inside = withoutMarks(text);
  // A mark within that has lost its twin belongs to the words.
  const open = [...inside].filter((sign) => sign === "“").length - [...inside].filter((sign) => sign === "”").length;
  return `“${inside}${open > 0 ? "”" : ""}”`;
};

/** What was said, in quotation marks only if the article has it in quotation marks. @param {Rec} record */
const wordsOf = (record) => {
  const own = (record.quote === "direct" || record.quote === "block") && !voice(record);
  const text = own ? (record.words ?? markedWords(record, "content")) : said(record);
  const shown = text.replace(/\s+/g, " ").trim();
  return own && shown ? quoted(shown) : shown || said(record);
};

/** @param {number | undefined} number */
const called = (number) => (number === undefined ? "" : (nodes[number]?.label ?? ""));

/** Who says it, in which role, for whom. @param {Rec} record */
const speaker = (record) => {
  const behalf = called(record.behalf);
  return [
    called(record.source) + (record.role ? ` (${record.role})` : ""),
    behalf && fill(words.cite.behalf, { name: behalf }),
  ]
    .filter(Boolean)
    .join(", ");
};

/** Where in the article: its page, else the paragraph, counted in lines that are not blank. @param {Article} article @param {Rec} record */
const locator = (article, record) => {
  if (record.page) return fill(words.cite.page, { page: record.page });
  const at = record.evidence[0]?.[0];
  // Of excerpts it is not known how much stands before them.
  if (data.excerpts || at === undefined) return "";
  const lines = textAt(article, [0, at + 1]).split("\n");
  const n = lines.filter((line, index) => index === lines.length - 1 || line.trim()).length;
  return fill(words.cite.paragraph, { n });
};

/** What nobody recorded of an article, and by which file it is found all the same. @param {Article} article */
const unrecorded = (article) => {
  const missing = /** @type {const} */ (["publisher", "published", "url"]).filter((part) => !article[part]);
  if (!missing.length) return "";
  const names = missing.map((part) => words.cite.parts[part]);
  const last = names.pop();
  const what = names.length ? `${names.join(", ")} ${words.cite.and} ${last}` : last;
  const file = article.title ? `${fill(words.dossier.file, { name: article.name })}, ` : "";
  return file + fill(words.cite.unrecorded, { what });
};

/** Where it stands: publisher, headline, date, place, address, day of saving; and which of these are not recorded. @param {Article} article @param {Rec} record */
const whereOf = (article, record) =>
  [
    article.publisher,
    article.title ? `“${article.title.replaceAll("“", "‘").replaceAll("”", "’")}”` : titleOf(article),
    longDate(article.published),
    locator(article, record),
    article.url,
    article.saved && fill(words.cite.saved, { date: longDate(article.saved) }),
    unrecorded(article),
  ]
    .filter(Boolean)
    .join(", ");

/** A record as a footnote: who, the words, how they were said, through whom we know it, and what that means. @param {Rec} record */
export const footnote = (record) => {
  const article = /** @type {Article} */ (articles[record.article]);
  const via = chain(record);
  const comma = record.behalf === undefined ? "" : ",";
  const told = `${speaker(record)}${comma} ${does(record)}: ${wordsOf(record)}`;
  const byDeed = record.kind === "response" && record.expressed === undefined;
  const ways = byDeed ? [] : [inWhoseWords(record, words.cite.quotes), words.cite.modes[record.mode]];
  const how = ways.filter(Boolean).join("; ");
  const pattern = article.publisher ? words.cite.reported_by : words.cite.reported_in;
  const through = via ? `${fill(words.cite.via, { name: via })}, ` : "";
  const where = through + fill(pattern, { where: whereOf(article, record) });
  return `${told}${how && ` (${how})`}, ${where}.\n${data.notice}`;
};

/** What is known, nothing else. @param {Record<string, unknown>} values */
const known = (values) => Object.fromEntries(Object.entries(values).filter(([, one]) => one !== undefined));

/** @param {string | undefined} date */
const cslDate = (date) => {
  const parts = dateParts(date);
  return parts && { "date-parts": [parts] };
};

/** A record as CSL-JSON, a list of one: the article as the work, who is reported as saying what in its note. @param {Rec} record */
export const csl = (record) => {
  const article = /** @type {Article} */ (articles[record.article]);
  const item = known({
    id: record.id,
    type: article.url && !article.publisher ? "webpage" : "article-newspaper",
    title: article.title ?? article.name,
    "container-title": article.publisher,
    issued: cslDate(article.published),
    accessed: cslDate(article.saved),
    URL: article.url,
    page: record.page === undefined ? undefined : String(record.page),
    language: article.language,
    note: [iriOf(record), footnote(record)].join("\n"),
  });
  return JSON.stringify([item], null, 2);
};
