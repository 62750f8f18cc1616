// The list of articles, and what each carries that the others do not.

import { choose } from "../frame/evidence.js";
import { addressOf } from "../ground/address.js";
import { articleName, wordedIn } from "../ground/claims.js";
import { add, button, counted, cut, fill, growing, h, isolated, numeral } from "../ground/dom.js";
import { filtering } from "../ground/filters.js";
import { articles, data, isSaid, nodes, records, speaks, titleOf, words } from "../ground/model.js";
import { said } from "../ground/phrases.js";

/** @import { Article, Node, Rec } from "../types.d.ts" */

/** What of each kind an article's entry shows at first, and letters of one. */
const FEW = 3;
const LONGEST = 200;
/** What most articles share: no more than this is shown. */
const SHARED = 6;

/** An article's address on the web, if it has one that can be followed. @param {Article} article */
export const webAddress = ({ url }) => {
  if (!url || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  return ["http:", "https:"].includes(address.protocol) ? address : undefined;
};

/** What a record brings into its article: words, and whoever says them. @param {Rec} record */
const brought = (record) => [record.target, record.source, record.behalf].filter((number) => number !== undefined);

/** The articles that each node stands in, of the whole corpus whatever the filters let through. @type {Set<number>[]} */
const standing = nodes.map(() => new Set());
for (const record of records) for (const number of brought(record)) standing[number]?.add(record.article);

/** Kinds of what an article may carry alone. @type {[kind: string, is: (node: Node) => boolean][]} */
const KINDS = [
  ["claims", (node) => node.kind === "claim"],
  ["actions", (node) => node.kind === "action"],
  ["sources", speaks],
];

/** What stands on its publisher, day and address. @param {Article} article */
export const facts = (article) => {
  const line = h("p", { class: "quiet" });
  const address = webAddress(article);
  const parts = [
    isolated(cut(article.publisher || words.articles.no_publisher, LONGEST)),
    isolated(article.published || words.articles.no_date),
    address &&
      h(
        "a",
        { href: address.href, target: "_blank", rel: "noopener noreferrer" },
        fill(words.articles.live, { host: address.hostname }),
      ),
    article.byRules ? undefined : fill(words.articles.language, { language: article.language }),
  ];
  for (const [index, part] of parts.filter(Boolean).entries()) add(line, index ? " · " : "", part);
  return line;
};

/** How much was read of an article and how much not. @param {Article} article @param {number} count */
export const reach = (article, count) => {
  const parts = [counted(words.records, count)];
  // A page with excerpts only does not hold what was not read.
  if (!data.excerpts) parts.push(counted(words.unread, article.unread?.length ?? 0));
  return parts.join(" · ");
};

/** @param {number} number @param {string} [text] in place of its name */
const choice = (number, text = nodes[number]?.label ?? "") => {
  const node = /** @type {Node} */ (nodes[number]);
  return button(isolated(cut(text, LONGEST)), () => choose(node.id), { class: "carried", "data-node": node.id });
};

/** What of one kind is in no other article: the first few, and all at a button. @param {string} kind @param {number[]} numbers */
const alone = (kind, numbers) => {
  const list = h("ul");
  for (const number of numbers.slice(0, FEW)) add(list, h("li", {}, choice(number)));
  const box = h("section", { class: "alone" }, h("h4", {}, counted(words.articles.only[kind], numbers.length)), list);
  if (numbers.length <= FEW) return box;
  const more = button(fill(words.articles.all, { n: numeral(numbers.length) }), () => {
    list.replaceChildren();
    growing(list, numbers, (number) => h("li", {}, choice(number)));
    more.remove();
    list.querySelector("button")?.focus();
  });
  add(box, more);
  return box;
};

/** @param {number} number @param {Rec[]} shown */
const card = (number, shown) => {
  const article = /** @type {Article} */ (articles[number]);
  const href = addressOf({ read: article.id, at: null });
  const link = h("a", { href, "data-read": article.id }, isolated(cut(titleOf(article), LONGEST)));
  const host = h(
    "article",
    { class: "outlet" },
    h("h3", {}, link),
    facts(article),
    h("p", {}, reach(article, shown.length)),
  );
  if (articles.length < 2) return host;
  const here = [...new Set(shown.flatMap(brought))].filter((one) => standing[one]?.size === 1);
  const groups = KINDS.map(([kind, is]) => {
    const numbers = here.filter((one) => is(/** @type {Node} */ (nodes[one])));
    return numbers.length ? alone(kind, numbers) : undefined;
  });
  add(host, h("div", { class: "only" }, ...groups));
  return host;
};

/** What stands in the most articles. @param {Rec[]} shown */
const shared = (shown) => {
  const numbers = [...new Set(shown.map((record) => record.target))].filter(
    (number) => number !== undefined && isSaid(/** @type {Node} */ (nodes[number])),
  );
  const size = (/** @type {number | undefined} */ number) => standing[number ?? -1]?.size ?? 0;
  const most = numbers.filter((number) => size(number) > 1).sort((a, b) => size(b) - size(a));
  if (!most.length) return null;
  const note = h("p", { class: "quiet" }, words.articles.shared_note);
  const list = h("ul");
  for (const number of most.slice(0, SHARED)) {
    const count = fill(words.articles.in, { n: numeral(size(number)), all: numeral(articles.length) });
    const record = wordedIn(/** @type {number} */ (number), shown);
    const where = record && fill(words.articles.worded, { article: articleName(record.article) });
    add(
      list,
      h(
        "li",
        {},
        h("span", { class: "quiet" }, count),
        h(
          "span",
          {},
          choice(/** @type {number} */ (number), record && said(record)),
          where && h("small", { class: "quiet" }, isolated(where)),
        ),
      ),
    );
  }
  return h("section", { class: "shared" }, h("h3", {}, words.articles.shared), note, list);
};

/** The list of articles that hold anything of what is shown; of all, where nothing is filtered. @param {HTMLElement} host @param {Rec[]} shown */
export const showShelf = (host, shown) => {
  /** @type {Rec[][]} */
  const of = articles.map(() => []);
  for (const record of shown) of[record.article]?.push(record);
  const numbers = [...articles.keys()].filter((number) => !filtering() || of[number]?.length);
  const without = articles.length - numbers.length;
  const list = h("div", { class: "outlets" });
  host.replaceChildren(h("h2", { tabindex: "-1" }, counted(words.summary.articles, numbers.length)));
  if (without) add(host, h("p", { class: "quiet" }, counted(words.articles.without, without)));
  if (articles.length > 1) add(host, h("p", { class: "quiet" }, words.articles.alike), shared(shown));
  add(host, list);
  growing(list, numbers, (number) => card(number, of[number] ?? []), 15);
};
