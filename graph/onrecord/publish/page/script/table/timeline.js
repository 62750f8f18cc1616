// What is on record in the order of time: exact dates and inferred ones told apart, what has no date counted.

import { choose } from "../frame/evidence.js";
import { addressOf, value } from "../ground/address.js";
import { inWords, isDate } from "../ground/dates.js";
import { add, button, counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { lazily } from "../ground/lazy.js";
import { articles, nodes, recordNumbers, records, titleOf, touched, words } from "../ground/model.js";
import { does, SIGNS, said, tone } from "../ground/phrases.js";
import { exact, overview } from "./overview.js";

/** @import { Rec } from "../types.d.ts" */
/**
 * A line of the list: a record, or what happened on that day; under a heading, the date or the article.
 * @typedef {{under: string, record?: Rec, landmark?: () => HTMLElement}} Line
 */

const PART = 20;
/** Letters of what was said that are drawn; the evidence has all. */
const LONGEST = 400;
/** Signs for dates, so that line and colour are not the only ones. */
const DATE_SIGNS = { exact: "=", inferred: "≈", none: "?" };

/** @param {Rec} record */
const certainty = (record) => {
  if (!record.date) return "none";
  return exact(record) ? "exact" : "inferred";
};

/** The responses that are the same words as a statement shown, by that statement. @param {Rec[]} shown */
const echoes = (shown) => {
  const all = new Set(shown);
  /** @type {Map<Rec, Rec>} */
  const found = new Map();
  for (const record of shown) {
    const statement = record.expressed === undefined ? undefined : records[record.expressed];
    if (statement && all.has(statement) && statement.date === record.date) found.set(statement, record);
  }
  return found;
};

/** When articles were published and reports released, as far as these have to do with what is shown. @param {Rec[]} shown @returns {Line[]} */
const landmarks = (shown) => {
  const numbers = [...new Set(shown.map((record) => record.article))].sort((a, b) => a - b);
  const touching = new Set(shown.flatMap(touched));
  const published = numbers.map((number) => articles[number]).filter((article) => article !== undefined);
  const released = nodes.filter((node, number) => node.kind === "report" && touching.has(number));
  return [
    ...released.map((report) => ({
      under: report.released ?? "",
      landmark: () =>
        landmark(
          words.timeline.released,
          button(isolated(report.label), () => choose(report.id)),
        ),
    })),
    ...published.map((article) => ({
      under: article.published ?? "",
      landmark: () => {
        const link = h(
          "a",
          { href: addressOf({ read: article.id, at: null }, "articles") },
          isolated(titleOf(article)),
        );
        return landmark(words.timeline.published, link, article.publisher);
      },
    })),
  ].filter(({ under }) => isDate(under) && inRange(under));
};

/** @param {string} date */
const inRange = (date) => {
  const [from, to] = [value("from"), value("to")];
  return (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length));
};

/** @param {string} what @param {HTMLElement} which @param {string} [by] */
const landmark = (what, which, by) => {
  const line = h("li", { class: "landmark" }, h("span", { "aria-hidden": "true" }, "◆ "), `${what} `, which);
  if (by) add(line, ", ", isolated(by));
  return line;
};

/** What has a date in the order of dates: a year before its months, a month before its days. @param {Rec[]} shown @returns {Line[]} */
const datedLines = (shown) => {
  const lines = shown.filter((record) => record.date).map((record) => ({ under: record.date ?? "", record }));
  const all = [...landmarks(shown), ...lines];
  // Sorting is stable: what happened stands before what was said that day, that in the order of the articles.
  return all.sort((a, b) => (a.under < b.under ? -1 : Number(a.under > b.under)));
};

/** @param {Rec[]} shown @returns {Line[]} */
const undatedLines = (shown) =>
  shown.filter((record) => !record.date).map((record) => ({ under: String(record.article), record }));

/** @param {string} under */
const heading = (under) => {
  if (value("undated")) {
    const article = articles[Number(under)];
    return h("h3", {}, article ? isolated(cut(titleOf(article), LONGEST)) : "");
  }
  const text = inWords(under);
  const pattern = { 4: words.timeline.year_only, 7: words.timeline.month_only }[under.length];
  return h("h3", {}, pattern ? fill(pattern, { date: text }) : text);
};

/** @param {Rec} record @param {Rec | undefined} echo */
const line = (record, echo) => {
  const kind = certainty(record);
  const what = button(null, () => choose(record.id), { class: "what", "data-record": record.id });
  const sign = (/** @type {Rec} */ one) =>
    h("span", { class: `tone-${tone(one)}`, "aria-hidden": "true" }, h("span", { class: "sign" }, SIGNS[tone(one)]));
  add(what, sign(record), isolated(nodes[record.source]?.label ?? "", "who"), ` ${does(record)}`);
  if (echo) add(what, ", ", sign(echo), does(echo));
  add(what, ": ", isolated(cut(said(record), LONGEST)));
  const below = h("p", { class: "quiet" }, h("span", { class: "certainty", "aria-hidden": "true" }, DATE_SIGNS[kind]));
  const inside = [
    words.dates[record.basis ?? ""] ?? words.timeline.no_date,
    record.dateWords && `“${record.dateWords}”`,
  ];
  const article = articles[record.article];
  // What has no date stands under its article.
  const source = article && !value("undated") && [titleOf(article), article.publisher].filter(Boolean).join(", ");
  add(below, isolated(inside.filter(Boolean).join(": ")));
  if (source) add(below, " · ", isolated(cut(source, LONGEST)));
  return h("li", { class: kind }, what, below);
};

/** How many dates are exact, how many inferred from what, and how many are not known, with a way to those. @param {Rec[]} shown */
const legend = (shown) => {
  const list = h("ul", { class: "date-key" });
  if (value("undated")) {
    const back = h("a", { href: addressOf({ undated: null }), "data-key": "dated" }, words.timeline.dated);
    add(list, h("li", {}, back));
    return list;
  }
  const entry = (/** @type {"exact" | "inferred" | "none"} */ kind, /** @type {string | HTMLElement} */ text) =>
    add(list, h("li", {}, h("span", { class: "certainty", "aria-hidden": "true" }, DATE_SIGNS[kind]), text));
  for (const basis of ["explicit", "from-article-date", "from-event"]) {
    const count = shown.filter((record) => record.date && record.basis === basis).length;
    const kind = basis === "explicit" ? "exact" : "inferred";
    if (count) entry(kind, `${words.timeline.bases[basis]}: ${numeral(count)}`);
  }
  const undated = shown.filter((record) => !record.date).length;
  const href = addressOf({ undated: "yes" });
  if (undated) entry("none", h("a", { href, "data-key": "undated" }, counted(words.timeline.undated, undated)));
  return list;
};

/** @type {{reach: (record: Rec) => void, stop: () => void} | undefined} */
let list;
let last = { key: "", shown: /** @type {Rec[]} */ ([]), heading: /** @type {Element | null} */ (null) };

/** @param {HTMLElement} host @param {Rec[]} shown */
const build = (host, shown) => {
  const dated = shown.filter((record) => record.date);
  const same = echoes(shown);
  const merged = new Set(same.values());
  const kept = shown.filter((record) => !merged.has(record));
  const lines = value("undated") ? undatedLines(kept) : datedLines(kept);
  const parts = Array.from({ length: Math.ceil(lines.length / PART) }, (_, part) => {
    const shell = h("div", { class: "part" });
    shell.style.minHeight = `${5 * Math.min(PART, lines.length - part * PART)}rem`;
    return shell;
  });
  const fillPart = (/** @type {number} */ part) => {
    let ul = h("ul");
    const shell = /** @type {HTMLElement} */ (parts[part]);
    for (let number = part * PART; number < Math.min(lines.length, (part + 1) * PART); number += 1) {
      const { under, record, landmark } = /** @type {Line} */ (lines[number]);
      if (lines[number - 1]?.under !== under) {
        ul = h("ul");
        add(shell, heading(under), ul);
      } else if (number === part * PART) add(shell, ul);
      add(ul, record ? line(record, same.get(record)) : landmark?.());
    }
    mark(host);
  };
  const title = value("undated") ? words.timeline.without : words.views.timeline;
  host.replaceChildren(
    h("h2", {}, title),
    legend(shown),
    ...(value("undated") ? [] : [overview(dated)]),
    ...(lines.length ? parts : [h("p", {}, words.timeline.none)]),
  );
  const lazy = lazily(lines.length ? parts : [], fillPart);
  const numbers = new Map(lines.map(({ record }, number) => [record, number]));
  const reach = (/** @type {Rec} */ record) => {
    const number = numbers.get(record) ?? numbers.get(records[record.expressed ?? -1]);
    if (number === undefined) return;
    lazy.around(Math.floor(number / PART));
    host.querySelector(".what[aria-current]")?.scrollIntoView({ block: "center" });
  };
  return { reach, stop: lazy.stop };
};

/** Marks what is chosen among the lines that are drawn. @param {HTMLElement} host */
const mark = (host) => {
  const chosen = records[recordNumbers.get(value("sel")) ?? -1];
  const ids = [chosen?.id, records[chosen?.expressed ?? -1]?.id];
  for (const one of host.querySelectorAll("[aria-current].what")) one.removeAttribute("aria-current");
  for (const one of host.querySelectorAll(".what")) {
    if (one instanceof HTMLElement && ids.includes(one.dataset.record ?? "")) one.setAttribute("aria-current", "true");
  }
};

/** @type {import("../types.d.ts").View} */
export const timeline = {
  name: "timeline",
  offered: () => records.some((record) => record.date),
  show: (host, shown) => {
    const key = JSON.stringify([value("undated"), value("from"), value("to")]);
    const fresh = last.heading?.parentNode !== host;
    if (!fresh && key === last.key && shown === last.shown) {
      mark(host);
      return;
    }
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    list?.stop();
    list = build(host, shown);
    last = { key, shown, heading: host.querySelector("h2") };
    const chosen = records[recordNumbers.get(value("sel")) ?? -1];
    if (chosen && fresh) list.reach(chosen);
    if (focused) refocus(host, focused);
  },
};

/** The focus stays on the same bar or link; where that is gone, it goes to the way back. @param {HTMLElement} host @param {string} key */
const refocus = (host, key) => {
  const all = [...host.querySelectorAll("[data-key]")].filter((one) => one instanceof HTMLElement);
  const same = all.find((one) => one.dataset.key === key);
  if (document.activeElement !== document.body) return;
  (same ?? all.find((one) => ["all-dates", "dated", "undated"].includes(one.dataset.key ?? "")))?.focus();
};
