// Bars of how much is on record at which time; each narrows the dates to its own.

import { addressOf, value } from "../ground/address.js";
import { byTime, nameOf, shortName } from "../ground/dates.js";
import { add, counted, fill, h, numeral } from "../ground/dom.js";
import { records, words } from "../ground/model.js";

/** @import { Rec } from "../types.d.ts" */
/** @import { Stretch, Unit } from "../ground/dates.js" */

/** Bars that are drawn at most; more would be too narrow for a finger. */
const MOST = 40;
/** Height of the longest bar, in rem. */
const HEIGHT = 3.5;

/** Whether an article gives a record's date itself. @param {Rec} record */
export const exact = (record) => record.basis === "explicit";

/** One bar: what is exact below, what is inferred hatched above it. @param {Stretch & {items: Rec[]}} bar @param {Unit} unit @param {number} longest @param {string} before */
const drawn = (bar, unit, longest, before) => {
  const { name, within } = shortName(bar.from, unit);
  const sure = bar.items.filter(exact).length;
  const total = bar.items.length;
  const label = fill(words.timeline.bar, {
    when: nameOf(bar.from, unit),
    n: counted(words.records, total),
    exact: numeral(sure),
    inferred: numeral(total - sure),
  });
  const stack = h("span", { class: "stack", "aria-hidden": "true" });
  for (const [kind, count] of /** @type {[string, number][]} */ ([
    ["inferred", total - sure],
    ["exact", sure],
  ])) {
    if (!count) continue;
    const part = h("span", { class: kind });
    part.style.height = `${Math.max(0.15, (count / longest) * HEIGHT)}rem`;
    add(stack, part);
  }
  const inside = [
    h("span", { class: "number", "aria-hidden": "true" }, total ? numeral(total) : ""),
    stack,
    h("span", { class: "name", "aria-hidden": "true" }, name),
    h("span", { class: "within", "aria-hidden": "true" }, within === before ? "" : within),
  ];
  // Nothing is to be found in an empty stretch of time.
  if (!total) return h("li", {}, h("span", { class: "bar" }, ...inside));
  const here = value("from") === bar.from && value("to") === bar.to;
  const href = addressOf({ from: bar.from, to: bar.to, undated: null });
  const given = { class: "bar", href, title: label, "aria-current": here && "true", "data-key": `bar-${bar.from}` };
  return h("li", {}, h("a", given, h("span", { class: "unseen" }, label), ...inside));
};

/** Arrow keys go from bar to bar, so that they are one stop for the tabulator. @param {HTMLElement} list */
const byArrows = (list) => {
  const links = [...list.querySelectorAll("a")];
  const stop = (/** @type {number} */ to) => {
    for (const [index, link] of links.entries()) link.tabIndex = index === to ? 0 : -1;
  };
  stop(0);
  list.addEventListener("keydown", (event) => {
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 };
    const to = Math.max(0, Math.min(links.length - 1, steps[event.key] ?? -1));
    if (at < 0 || !(event.key in steps)) return;
    event.preventDefault();
    stop(to);
    links[to]?.focus();
  });
};

/** The bars over some dated records, and a way back to all dates. @param {Rec[]} dated */
export const overview = (dated) => {
  const host = h("div", { class: "overview" });
  const { unit, bars, vague } = byTime(dated, (record) => record.date ?? "", MOST);
  const narrowed = Boolean(value("from") || value("to"));
  if (narrowed) {
    const href = addressOf({ from: null, to: null });
    add(host, h("p", {}, h("a", { href, "data-key": "all-dates" }, words.timeline.all_dates)));
  }
  if (bars.length < 2 && records.length) return host;
  const longest = Math.max(...bars.map((bar) => bar.items.length));
  let before = "";
  const list = h("ol", { class: "bars", "aria-label": words.timeline.overview[unit] });
  for (const bar of bars) {
    add(list, drawn(bar, unit, longest, before));
    before = shortName(bar.from, unit).within;
  }
  byArrows(list);
  const note = vague
    ? h("p", { class: "quiet" }, counted(words.timeline.vague[unit] ?? words.timeline.vague.month, vague))
    : null;
  add(host, list, note);
  return host;
};
