// Who is on record against a report as a whole, each in the words of one record.

import { withoutRepeats } from "../ground/claims.js";
import { add, counted, cut, fill, h, isolated } from "../ground/dom.js";
import { articles, nodes, words } from "../ground/model.js";
import { positionTone, SIGNS } from "../ground/phrases.js";
import { reported, reports, wordings } from "./answers.js";
import { quarrels, wholesale } from "./quarrels.js";
import { foldedOpen, linked, nameOf, portion, told, who, wordsIn } from "./voices.js";

/** @import { Node, Rec } from "../types.d.ts" */
/** @import { Line } from "./answers.js" */

const FEW_PEOPLE = 3;
const MOST_NAMES = 6;
const LONGEST_TITLE = 120;

/** The positions against a report, the stronger first. */
const AGAINST = ["rejects", "disputes-in-part"];

/** Those on record against a report as a whole, by report. @type {Map<number, Rec[]>} */
const known = new Map();

/**
 * All that is on record against a report, without what stands among the disputes as a claim of its own.
 * @param {number} report
 */
export const against = (report) => {
  const before = known.get(report);
  if (before) return before;
  const own = new Set(quarrels().flatMap((quarrel) => quarrel.disputed));
  const found = withoutRepeats(
    reported(report).answers.filter((record) => record.toward === report && AGAINST.includes(record.position ?? "")),
  ).filter((record) => record.relation !== "disputes" || !own.has(record));
  const rest = wholesale().filter((one) => one.report === report && !found.includes(one.record));
  const all = [...found, ...rest.map((one) => one.record)];
  known.set(report, all);
  return all;
};

/** The reports that anybody is on record against. */
export const rejected = () => reports.filter((report) => against(report).length);

/** What a record says of the whole; a denial of its contents rejects it. @param {Rec} record */
const position = (record) => record.position ?? "rejects";

/** The strongest first: what a record says in quotation marks, then what it says in other words, then what it only does. */
const QUOTES = ["direct", "mixed", "indirect"];

/** @param {Rec} record */
const strength = (record) => {
  const place = QUOTES.indexOf(record.quote ?? "");
  const bare = record.words && record.relation !== "disputes" ? 0 : 1;
  return bare * QUOTES.length * 2 + (place < 0 ? QUOTES.length : place);
};

/** Lines by whoever says them, for whomever and through whomever; the strongest words first. @param {Rec[]} some @returns {Line[][]} */
const people = (some) => {
  /** @type {Map<string, Line[]>} */
  const found = new Map();
  for (const line of wordings(some)) {
    const key = `${line.first.source} ${line.first.behalf}`;
    found.set(key, [...(found.get(key) ?? []), line]);
  }
  const best = (/** @type {Line[]} */ all) => strength(/** @type {Line} */ (all[0]).first);
  const sorted = [...found.values()].map((all) => all.sort((a, b) => strength(a.first) - strength(b.first)));
  return sorted.sort((a, b) => best(a) - best(b) || b.length - a.length);
};

/** One who is against it: the strongest words, and all others folded. @param {Line[]} all */
const person = ([first, ...others]) => {
  const host = h("li", { class: "answer" });
  if (first) add(host, ...worded(first));
  const list = () => h("ul", {}, ...others.map((line) => h("li", { class: "answer" }, ...worded(line))));
  if (others.length)
    add(
      host,
      foldedOpen(counted(words.disputes.more_words, others.length), () => [list()]),
    );
  return host;
};

/** Who says it in which words, and where. @param {Line} line */
export const worded = ({ first, behind }) => {
  const by = who(behind);
  add(by, ": ", linked(wordsIn(first), first.id, "words"), early(first));
  return [by, told(behind)];
};

/** That words were said before the report that they are about was released, as far as their dates tell. @param {Rec} record */
const early = (record) => {
  const report = nodes[record.toward ?? record.target ?? -1];
  const released = report?.released;
  if (!released) return null;
  const days = [record.date, articles[record.article]?.published];
  // A month alone may lie before or after a day in it: then only the article's own words can tell.
  const surely = days.some((day) => day && day < released.slice(0, day.length));
  const said = record.date && released.startsWith(record.date) && isBefore(report, record.dateWords ?? "");
  if (!surely && !said) return null;
  const when = said ? fill(words.voices.early_words, { words: record.dateWords }) : words.voices.early;
  return h("span", { class: "early" }, " ", isolated(when));
};

/** Whether an article's words for a day place it before a report ("a week before the report"). @param {Node} report @param {string} when */
const isBefore = (report, when) => {
  const [, event] = when.toLowerCase().split(/\bbefore\b/);
  return Boolean(event && report.names?.some((name) => event.includes(name.toLowerCase())));
};

/** In a line: rejected by whom, disputed in part by whom. @param {Rec[]} some */
const summary = (some) => {
  const line = h("p", { class: "summary-line" });
  for (const one of AGAINST) {
    const names = [...new Set(some.filter((record) => position(record) === one).map((record) => record.source))];
    if (!names.length) continue;
    const tone = positionTone(one);
    add(line, line.childNodes.length ? "; " : "");
    add(line, h("span", { class: `tone-${tone}` }, h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone])));
    add(line, `${words.report.taken[one]} `);
    for (const [index, each] of names.slice(0, MOST_NAMES).entries())
      add(line, index ? ", " : "", h("strong", {}, nameOf(each)));
    if (names.length > MOST_NAMES) add(line, " ", counted(words.voices.more_people, names.length - MOST_NAMES));
  }
  return line;
};

/** @param {number} report @param {Set<Rec>} through @param {number | undefined} party @returns {HTMLElement | null} */
const card = (report, through, party) => {
  const all = against(report).filter((record) => party === undefined || record.source === party);
  if (!all.length) return null;
  const shown = all.filter((record) => through.has(record));
  const label = cut(nodes[report]?.label ?? "", LONGEST_TITLE);
  const host = h(
    "article",
    { class: "whole", "data-report": nodes[report]?.id },
    h("h3", {}, words.disputes.whole),
    h("p", { class: "quiet" }, linked(isolated(label), nodes[report]?.id ?? "")),
    summary(shown),
  );
  for (const one of AGAINST) {
    const some = shown.filter((record) => position(record) === one);
    if (!some.length) continue;
    const tone = positionTone(one);
    const sign = h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone]);
    const title = h("h4", { class: `position tone-${tone}` }, sign, words.positions[one]);
    add(host, title, portion(people(some), person, FEW_PEOPLE));
  }
  if (all.length > shown.length)
    add(host, h("p", { class: "hidden-note" }, counted(words.hidden, all.length - shown.length)));
  return host;
};

/**
 * What is on record against each report as a whole.
 * @param {Set<Rec>} through what the filters let through
 * @param {number | undefined} party whose words alone are shown
 */
export const wholes = (through, party) => rejected().map((report) => card(report, through, party));
