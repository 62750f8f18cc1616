// The articles: a list, and each as a text to read, with everything marked that was read in it.

import { addressOf, go, value } from "../ground/address.js";
import { add, button, counted, fill, growing, h, isolated } from "../ground/dom.js";
import { marked } from "../ground/marked.js";
import { articles, data, records, titleOf, words } from "../ground/model.js";
import { textAt } from "../ground/unpacking.js";
import { beginningOf, MarkedText, numberOf } from "./marks.js";
import { facts, reach, showShelf } from "./shelf.js";

/** @import { Article, Rec, Rejected, Span } from "../types.d.ts" */

/** A place in a text, as an address gives it. @param {string} at @returns {Span[]} */
const placesOf = (at) => {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
  return start && end ? [[Number(start), Number(end)]] : [];
};

/** The article that the address opens. */
const opened = () => articles.find((article) => article.id === value("read"));

/** The number of the record that stands out in an article: what is chosen, else where the address leads. @param {number} article */
const standsOut = (article) => {
  const of = [value("sel"), value("at")].map(numberOf);
  return of.find((number) => records[number]?.article === article) ?? -1;
};

/** Goes to the next of the sentences that were not read. @param {Article} article */
const nextUnread = (article) => {
  const unread = [...(article.unread ?? [])].sort((a, b) => a[0] - b[0]);
  const [now] = placesOf(value("at"));
  const next = unread.find(([start]) => now && start > now[0]) ?? unread[0];
  if (next) go({ at: next.join("-"), sel: null });
};

const legend = (/** @type {Article} */ article) => {
  const list = h("ul", { class: "mark-key" });
  for (const role of ["source", "cue", "content"])
    add(list, h("li", {}, h("mark", { class: role }, words.parts[role])));
  if (article.excluded?.length) add(list, h("li", {}, h("span", { class: "excluded" }, words.articles.excluded)));
  if (article.unread?.length) {
    const sign = h("span", { class: "unread-sign", "aria-hidden": "true" }, "¿");
    const show = button(words.articles.next_unread, () => nextUnread(article), { "data-key": "unread" });
    add(list, h("li", {}, sign, h("span", { class: "unread" }, words.articles.unread), " ", show));
  }
  return list;
};

/** The readings by rules that somebody rejected, with who and why. @param {Article} article @param {Rejected[]} all */
const rejections = (article, all) => {
  const box = h("details", { class: "rejected" }, h("summary", {}, counted(words.rejected, all.length)));
  const list = h("div");
  /** @param {Rejected} reading */
  const one = ({ evidence, marks, rule, by, why }) => {
    const sentences = evidence.map((span) =>
      h("blockquote", { dir: "auto" }, ...marked(textAt(article, span), span[0], marks)),
    );
    const place =
      evidence[0] && h("a", { href: addressOf({ at: evidence[0].join("-"), sel: null }) }, words.articles.place);
    const reason = h(
      "p",
      {},
      isolated(fill(words.articles[why ? "rejected_why" : "rejected"], { who: by || words.articles.somebody, why })),
    );
    const read = h("p", { class: "quiet" }, fill(words.by_rule, { rule: data.rules[rule]?.label }), " · ", place);
    return h("div", { class: "entry" }, ...sentences, reason, read);
  };
  box.addEventListener("toggle", () => box.open && !list.children.length && growing(list, all, one));
  add(box, list);
  return box;
};

/** What stands above an article's text. @param {Article} article @param {number} shown @param {number} hidden */
const head = (article, shown, hidden) => {
  const back = h("a", { href: addressOf({ read: null, at: null }), "data-key": "back" }, words.articles.back);
  return [
    articles.length > 1 && h("p", {}, back),
    h("h2", { tabindex: "-1" }, isolated(titleOf(article))),
    facts(article),
    h("p", {}, reach(article, shown), hidden ? ` ${counted(words.hidden, hidden)}` : ""),
    data.excerpts && h("p", { class: "excerpts" }, words.articles.excerpts),
    article.rejected?.length && rejections(article, article.rejected),
    legend(article),
  ].filter((part) => part instanceof Node);
};

/** @type {{article: Article, text: MarkedText} | undefined} */
let open;
let last = { key: "", shown: records, chosen: -1, heading: /** @type {Element | null} */ (null) };

/** Whether something is in sight where the sentences behind a choice do not cover it. @param {HTMLElement} element @param {HTMLElement} host */
const inSight = (element, host) => {
  const [own, around] = [element.getBoundingClientRect(), host.getBoundingClientRect()];
  const covered = document.body.classList.contains("chosen") && matchMedia("(max-width: 64rem)").matches;
  const bottom = covered ? innerHeight * 0.35 : Math.min(innerHeight, around.bottom);
  return own.top >= Math.max(0, around.top) && own.bottom <= bottom;
};

/** Opens an article. @param {HTMLElement} host @param {Article} article @param {Rec[]} shown */
const build = (host, article, shown) => {
  const number = articles.indexOf(article);
  const out = standsOut(number);
  const own = records
    .map((record, index) => /** @type {[number, Rec]} */ ([index, record]))
    .filter(([, record]) => record.article === number);
  const through = new Set(shown);
  const marked = own.filter(([index, record]) => through.has(record) || index === out);
  const text = new MarkedText(article, marked, placesOf(value("at")));
  host.replaceChildren(...head(article, marked.length, own.length - marked.length), text.host);
  text.start();
  return { article, text };
};

/** Marks out what stands out and brings it into sight. @param {HTMLElement} host @param {boolean} moved whether the address leads there anew */
const point = (host, moved) => {
  if (!open) return;
  const { article, text } = open;
  const number = standsOut(articles.indexOf(article));
  const [place] = number < 0 ? placesOf(value("at")) : [];
  text.select(number);
  const record = records[number];
  const start = record ? beginningOf(record) : place?.[0];
  if (!moved || start === undefined) return;
  text.reach(start);
  const element = text.elementOf(number, start);
  if (element && !inSight(element, host))
    element.scrollIntoView({ block: matchMedia("(max-width: 64rem)").matches ? "start" : "center" });
};

/** What has the focus within the view, by the name that outlasts its being drawn anew. @param {HTMLElement} host */
const focusIn = (host) => {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !host.contains(focused)) return undefined;
  return focused.dataset.key ?? focused.dataset.read ?? "";
};

/** Puts the focus where it was, else where what was opened or left begins. @param {HTMLElement} host @param {string} key @param {string | undefined} left id of the article that was open */
const refocus = (host, key, left) => {
  const keyed = [...host.querySelectorAll("[data-key], [data-read]")].filter((one) => one instanceof HTMLElement);
  const same = keyed.find(({ dataset }) => key && (dataset.key === key || dataset.read === key));
  const link = keyed.find(({ dataset }) => left && dataset.read === left);
  const heading = host.querySelector("h2");
  (same ?? link ?? heading)?.focus();
};

/** @param {HTMLElement} host @param {Rec[]} shown */
const show = (host, shown) => {
  const article = opened();
  const chosen = article ? standsOut(articles.indexOf(article)) : -1;
  // What the filters hide is drawn as long as it stands out.
  const hidden = chosen >= 0 && !shown.includes(/** @type {Rec} */ (records[chosen])) ? chosen : "";
  const key = JSON.stringify([article?.id, hidden, ...placesOf(value("at"))]);
  const before = last;
  const fresh = before.heading?.parentNode !== host;
  if (!fresh && before.key === key && before.shown === shown) {
    last = { ...before, chosen };
    point(host, chosen !== before.chosen);
    return;
  }
  const focused = focusIn(host);
  const left = open?.article;
  const top = article === left ? host.scrollTop : 0;
  open?.text.stop();
  open = article && build(host, article, shown);
  if (!article) showShelf(host, shown);
  last = { key, shown, chosen, heading: host.querySelector("h2") };
  host.scrollTop = top;
  if (focused !== undefined) refocus(host, focused, left?.id);
  point(host, fresh || before.key !== key);
};

/** @type {import("../types.d.ts").View} */
export const reader = { name: "articles", offered: () => articles.length > 0, show };
