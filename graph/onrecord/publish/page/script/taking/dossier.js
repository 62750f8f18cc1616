// What is printed: not the page as it looks, but a dossier of what the filters let through.

import { value, values } from "../ground/address.js";
import { add, byId, counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { FACETS, visible } from "../ground/filters.js";
import { articles, data, titleOf, words } from "../ground/model.js";
import { brief } from "./brief.js";
import { alsoResponses, ledger } from "./ledger.js";

/** @import { Article, Rec } from "../types.d.ts" */

/** Passages that one ledger holds: some hundred pages; who needs more wants files, not paper. */
const MOST = 2_000;
/** Letters of a headline, a publisher or an address. */
const LABEL = 600;

/** Makes the dossier each time before something is printed, and takes it away afterwards. */
export const followPrinting = () => {
  window.addEventListener("beforeprint", () => {
    const host = byId("dossier");
    host.replaceChildren(...dossier());
    host.hidden = false;
    // The foot of every page takes its words from here: a style sheet cannot read them from the page.
    const foot = data.notice.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&");
    document.documentElement.style.setProperty("--notice", `"${foot}"`);
  });
  window.addEventListener("afterprint", () => {
    byId("dossier").replaceChildren();
    byId("dossier").hidden = true;
  });
};

const dossier = () => {
  const shown = visible();
  const printed = shown.slice(0, MOST);
  const used = [...new Set(printed.map((record) => record.article))].sort((a, b) => a - b);
  const places = new Map(used.map((number, index) => [number, index + 1]));
  /** @type {Map<Rec, number>} */
  const numbers = new Map();
  const responses = alsoResponses(printed);
  const body = ledger(printed, places, numbers, responses);
  const cutAt = fill(words.dossier.cut, { most: numeral(MOST), n: numeral(shown.length) });
  return [
    h("h1", {}, words.heading),
    h("p", { class: "summary" }, data.summary),
    h("p", { class: "notice" }, data.notice),
    narrowed(),
    brief(shown, numbers),
    h("h2", {}, words.dossier.ledger),
    h("p", {}, ...legend()),
    responses.size > 0 && h("p", { class: "in-one" }, words.dossier.in_one),
    shown.length > MOST && h("p", { class: "cut" }, cutAt),
    ...body,
    h("h2", {}, words.dossier.sources),
    sources(used),
  ].filter((one) => one !== false);
};

/** The filters in words. */
const narrowed = () => {
  /** @type {[string, string[]][]} */
  const set = FACETS.map((facet) => [facet.name, values(facet.name).map((one) => facet.label(one))]);
  for (const name of ["q", "from", "to"]) set.push([name, value(name) ? [value(name)] : []]);
  const asked = set.filter(([, chosen]) => chosen.length);
  const passages = counted(words.records, visible().length);
  if (!asked.length) return h("p", {}, fill(words.dossier.everything, { passages }));
  const list = h("dl");
  for (const [name, chosen] of asked) {
    const all = chosen.flatMap((one, index) => [index ? ` ${words.dossier.or} ` : "", isolated(cut(one, LABEL))]);
    add(list, h("dt", {}, words.filters[name]), h("dd", {}, ...all));
  }
  return h("div", {}, h("p", {}, fill(words.dossier.narrowed, { passages })), list);
};

/** What the marks in the sentences mean. */
const legend = () => {
  const parts = ["source", "cue", "content"].map((role) => h("mark", { class: role }, words.parts[role]));
  return [`${words.dossier.legend} `, ...parts.flatMap((part, index) => (index ? [", ", part] : [part])), "."];
};

/** The articles that the ledger names by numbers. @param {number[]} used */
const sources = (used) => {
  const list = h("ol", { class: "sources" });
  for (const number of used) {
    const article = /** @type {Article} */ (articles[number]);
    const facts = [
      article.publisher,
      article.published,
      article.url,
      article.saved && fill(words.cite.saved, { date: article.saved }),
      article.title && fill(words.dossier.file, { name: article.name }),
    ].filter(Boolean);
    const told = [titleOf(article), ...facts].map((fact) => isolated(cut(String(fact), LABEL)));
    add(list, h("li", {}, ...told.flatMap((one, index) => (index ? [", ", one] : [one]))));
  }
  const others = articles.length - used.length;
  return h("div", {}, list, others > 0 && h("p", { class: "quiet" }, counted(words.dossier.others, others)));
};
