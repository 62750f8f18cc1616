// The report: what it found, what it asks for and of whom, and what is on record as an answer.

import { addressOf, go, value } from "../ground/address.js";
import { articleName, bySubject, subjectName, withoutRepeats } from "../ground/claims.js";
import { add, counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { keep } from "../ground/keeping.js";
import { articles, data, nodeNumbers, nodes, words } from "../ground/model.js";
import { positionTone, SIGNS } from "../ground/phrases.js";
import { textAt } from "../ground/unpacking.js";
import { byAddressee, byPosition, points, reported, reports, wordings } from "./answers.js";
import { isDisputed } from "./quarrels.js";
import { aside, foldedOpen, linked, nameOf, portion, told, voice, wordsIn } from "./voices.js";
import { worded } from "./wholes.js";

/** @import { Line, Reported } from "./answers.js" */
/** @import { Rec } from "../types.d.ts" */

const FEW_FINDINGS = 6;
const FEW_ANSWERS = 5;
const FEW_ADDRESSEES = 8;
const LONGEST_TITLE = 300;

/** The report that is open. */
const current = () => {
  const asked = nodeNumbers.get(value("report"));
  return asked !== undefined && reports.includes(asked) ? asked : (reports[0] ?? -1);
};

/** What the filters let through of some records, and how many they hide. @typedef {(some: Rec[]) => {through: Rec[], hidden: number}} Filter */

/** @param {Rec[]} shown @returns {Filter} */
const filter = (shown) => {
  const all = new Set(shown);
  return (some) => {
    const through = some.filter((record) => all.has(record));
    return { through, hidden: some.length - through.length };
  };
};

/** @param {number} hidden */
const hiddenNote = (hidden) => (hidden ? h("p", { class: "quiet" }, counted(words.hidden, hidden)) : null);

/** @param {number} report @param {Rec[]} shown */
const built = (report, shown) => {
  const found = reported(report);
  const through = filter(shown);
  const addressees = byAddressee(found.recommendations);
  const sections = [
    findings(found, through),
    asked(found, addressees, through),
    others(found, addressees, through),
  ].filter((one) => one !== undefined);
  return h("div", { class: "report-view" }, head(report), contents(sections), ...sections);
};

/** @param {number} report */
const head = (report) => {
  const node = nodes[report];
  const rows = {
    [words.fields.issuer]: node?.issuer,
    [words.fields.released]: node?.released ?? words.report.no_date,
    [words.fields.names]: node?.names?.slice(0, 12).join("; "),
  };
  const facts = h("dl", {});
  for (const [label, text] of Object.entries(rows))
    if (text) add(facts, h("dt", {}, label), h("dd", {}, isolated(cut(text, 1000))));
  const title = isolated(cut(node?.label ?? "", LONGEST_TITLE));
  return h("header", {}, chooser(report), h("h2", {}, linked(title, node?.id ?? "")), facts);
};

/** Where there are several reports, the choice among them. @param {number} report */
const chooser = (report) => {
  if (reports.length < 2) return null;
  const change = (/** @type {Event} */ event) => go({ report: /** @type {HTMLSelectElement} */ (event.target).value });
  const box = h("select", { change, "data-key": "report" });
  for (const number of reports) {
    add(
      box,
      h("option", { value: nodes[number]?.id, selected: number === report }, cut(nodes[number]?.label ?? "", 120)),
    );
  }
  return h("label", { class: "choose-report" }, words.report.choose, " ", box);
};

/** The sections with a button that goes to each. @param {HTMLElement[]} sections */
const contents = (sections) => {
  const list = h("ul", { class: "chips contents", "aria-label": words.report.contents });
  for (const section of sections) {
    const title = section.querySelector("h3");
    const goThere = () => {
      title?.setAttribute("tabindex", "-1");
      title?.focus({ preventScroll: true });
      section.scrollIntoView();
    };
    add(list, h("li", {}, h("button", { type: "button", class: "chip", click: goThere }, title?.textContent ?? "")));
  }
  return sections.length > 1 ? list : null;
};

/** @param {Reported} found @param {Filter} through */
const findings = (found, through) => {
  if (!found.findings.length && !found.unsaid.length) return undefined;
  const { through: shown, hidden } = through(found.findings);
  const unsaid = through(found.unsaid).through;
  const groups = bySubject(points(shown), (line) => line.behind);
  const host = h(
    "section",
    {},
    h("h3", {}, fill(words.report.findings, { n: numeral(groups.reduce((sum, [, group]) => sum + group.length, 0)) })),
    h("p", { class: "quiet" }, words.report.findings_note),
    hiddenNote(hidden),
  );
  for (const [topic, group] of groups) {
    const most = [...group].sort((a, b) => carried(b) - carried(a));
    add(host, h("h4", {}, isolated(subjectName(topic))), portion(most, finding, FEW_FINDINGS));
  }
  if (unsaid.length) {
    add(
      host,
      h("h4", {}, words.report.unsaid),
      portion(unsaid, (record) => h("li", {}, voice([record], false)), FEW_ANSWERS),
    );
  }
  return host;
};

/** How many articles carry a line. @param {Line} line */
const carried = (line) => new Set(line.behind.map((record) => record.article)).size;

/** A point in the words that most articles print; other wordings, with the articles that print them, fold open. @param {Line} line */
const finding = (line) => {
  const number = line.first.target;
  const choice = nodes[number ?? -1]?.id ?? line.first.id;
  const [first, ...others] = wordings(line.behind).sort((a, b) => carried(b) - carried(a));
  const host = h("li", { class: "finding", "data-point": choice });
  if (first) add(host, ...wording(first, choice));
  const list = () => h("ul", {}, ...others.map((other) => h("li", {}, ...wording(other, other.first.id))));
  if (others.length)
    add(
      host,
      foldedOpen(counted(words.report.other_wordings, others.length), () => [list()]),
    );
  if (number !== undefined && isDisputed(number)) add(host, bothSides(number));
  return host;
};

/** The words of some records that have the same, and where they stand. @param {Line} line @param {string} choice */
const wording = ({ first, behind }, choice) => [
  h("p", {}, linked(wordsIn(first), choice, "words"), aside(first)),
  told(behind),
];

/** A way to both sides of a claim that is disputed. @param {number} claim */
const bothSides = (claim) => {
  const address = addressOf({ claim: nodes[claim]?.id ?? "", party: null }, "disputes");
  return h(
    "p",
    { class: "told tone-against" },
    h("span", { class: "sign", "aria-hidden": "true" }, SIGNS.against),
    h("a", { href: address }, words.report.disputed),
  );
};

/** @param {Reported} found @param {[number, Rec[]][]} addressees @param {Filter} through */
const asked = (found, addressees, through) => {
  if (!addressees.length) return undefined;
  const shown = addressees.filter(([, behind]) => through(behind).through.length);
  const { through: all, hidden } = through(found.recommendations);
  const host = h(
    "section",
    {},
    h("h3", {}, fill(words.report.recommendations, { n: numeral(new Set(all.map((record) => record.target)).size) })),
    hiddenNote(hidden),
  );
  add(
    host,
    portion(shown, ([to, behind]) => addressee(found, to, through(behind).through, through), FEW_ADDRESSEES, "div"),
  );
  return host;
};

/** @param {Reported} found @param {number} to @param {Rec[]} behind @param {Filter} through */
const addressee = (found, to, behind, through) => {
  const host = h("section", { class: "addressee" });
  if (to < 0) add(host, h("h4", {}, words.report.to_nobody));
  else add(host, h("h4", {}, words.report.to, " ", linked(nameOf(to), nodes[to]?.id ?? "")));
  const most = points(behind).sort((a, b) => carried(b) - carried(a));
  add(host, portion(most, finding, FEW_FINDINGS));
  if (to >= 0) add(host, answered(found, to, through));
  return host;
};

/** What an addressee is on record as answering, or that no answer was found. @param {Reported} found @param {number} to @param {Filter} through */
const answered = (found, to, through) => {
  const all = withoutRepeats(found.from.get(to) ?? []);
  const { through: shown, hidden } = through(all);
  const host = h("div", { class: "answers" }, h("h5", {}, ...around(words.report.answers, nameOf(to))));
  if (all.length) add(host, ...positionsIn(shown, "h6"), hiddenNote(hidden));
  else add(host, ...noAnswer(to));
  const silent = through(found.silent.get(to) ?? []).through;
  if (silent.length) {
    add(host, h("p", { class: "quiet" }, words.report.silent), ...silent.map((record) => voice([record])));
  }
  return host;
};

/** A pattern with a name in place of {who}. @param {string} pattern @param {Node} name */
const around = (pattern, name) => {
  const [before = "", after = ""] = pattern.split("{who}");
  return [before, name, after];
};

/** @param {number} to */
const noAnswer = (to) => {
  const unread = articles.filter((article) => !article.byRules).length;
  const text = fill(words.report.no_answer, {
    articles: counted(words.report.articles, articles.length),
    dates: dates(),
  });
  return [h("p", { class: "none" }, text, unread ? ` ${counted(words.report.foreign, unread)}` : ""), passedOver(to)];
};

/** The days between which the articles were published, as far as that is known. */
const dates = () => {
  const known = articles.flatMap((article) => article.published ?? []).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (!first) return words.report.undated;
  const range = first === last ? fill(words.report.dated, { first }) : fill(words.report.between, { first, last });
  const left = articles.length - known.length;
  return left ? `${range}; ${counted(words.report.some_undated, left)}` : range;
};

/** The sentences that name somebody and from which nothing was read. @param {number} to */
const passedOver = (to) => {
  const node = nodes[to];
  const passed = node?.passed ?? [];
  const count = node?.passedCount ?? passed.length;
  const title = count ? counted(words.report.passed, count) : words.report.none_passed;
  if (!passed.length)
    return h("p", { class: "quiet" }, title, count && data.excerpts ? ` ${words.report.excerpts}` : "");
  return foldedOpen(title, () => [portion(passed, passage, FEW_FINDINGS)]);
};

/** @param {[article: number, start: number, end: number]} place */
const passage = ([number, start, end]) => {
  const article = articles[number];
  const text = article ? cut(textAt(article, [start, end])) : "";
  const link = h("a", { href: addressOf({ read: article?.id ?? null }, "articles") }, isolated(articleName(number)));
  return h("li", {}, h("blockquote", { dir: "auto" }, text), h("p", { class: "told" }, link));
};

/** Records by position, under headings. @param {Rec[]} some @param {"h4" | "h6"} level */
const positionsIn = (some, level) =>
  byPosition(some).flatMap(([position, group]) => {
    const tone = position === "disputes" ? "against" : positionTone(position);
    const people = new Set(group.flatMap((line) => line.behind.map((record) => record.source))).size;
    return [
      h(
        level,
        { class: `position tone-${tone}` },
        h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone]),
        words.report.taken[position],
        h("span", { class: "count" }, ` ${counted(words.report.voices, people)}`),
      ),
      portion(group, answer, FEW_ANSWERS),
    ];
  });

/** @param {Line} line */
const answer = (line) => h("li", { class: "answer" }, ...worded(line));

/** Everybody else who took a position. @param {Reported} found @param {[number, Rec[]][]} addressees @param {Filter} through */
const others = (found, addressees, through) => {
  const theirs = new Set(addressees.flatMap(([to]) => found.from.get(to) ?? []));
  const all = withoutRepeats(found.answers.filter((record) => !theirs.has(record)));
  if (!all.length) return undefined;
  const { through: shown, hidden } = through(all);
  const title = addressees.length ? words.report.others : words.report.responses;
  return h("section", {}, h("h3", {}, title), ...positionsIn(shown, "h4"), hiddenNote(hidden));
};

/** @type {import("../types.d.ts").View} */
export const report = {
  name: "report",
  offered: () => reports.length > 0,
  show: (host, shown) => {
    const open = current();
    keep(host, [shown, open], () => built(open, shown));
  },
};
