// Quotations that two or more articles print: what is the same runs on, where they differ their words stand one under
// another, each with the letters of the articles that print it so.

import { placeOf } from "../frame/evidence.js";
import { addressOf } from "../ground/address.js";
import { add, button, counted, cut, growing, h, isolated, numeral } from "../ground/dom.js";
import { filtering } from "../ground/filters.js";
import { folded } from "../ground/folding.js";
import { articles, data, nodes, records, titleOf, words } from "../ground/model.js";
import { textAt } from "../ground/unpacking.js";

/** @import { Article, Collation, Rec, Span, Witness } from "../types.d.ts" */

const said = words.quotations;

/** Printings of one quotation that are shown at first. */
const FEW = 12;

/** @param {Witness} witness @returns {Article} */
const articleOf = (witness) => /** @type {Article} */ (articles[witness.article]);

/** @param {number} index */
const letter = (index) => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));

/** The records whose words stand in a printing. @type {Map<Witness, Rec[]>} */
const behind = new Map();

const findRecords = () => {
  /** @type {Map<number, Rec[]>} */
  const byArticle = new Map();
  for (const record of records) {
    const known = byArticle.get(record.article);
    if (known) known.push(record);
    else byArticle.set(record.article, [record]);
  }
  for (const witness of data.collations.flatMap((collation) => collation.witnesses)) {
    const [start, end] = witness.span;
    const here = (byArticle.get(witness.article) ?? []).filter(
      (record) =>
        record.kind !== "response" &&
        record.marks.some(([from, to, role]) => role === "content" && from < end && start < to),
    );
    behind.set(witness, here);
  }
};

/**
 * The columns as stretches in each of which the same witnesses have the same words.
 * @param {Collation} collation
 * @returns {{same: boolean, spans: (Span | null)[]}[]}
 */
const stretches = (collation) => {
  /** @type {{same: boolean, agreement: string, spans: (Span | null)[]}[]} */
  const found = [];
  for (const column of collation.columns) {
    const forms = column.map((span, index) => (span ? folded(wordsAt(collation, index, span)) : ""));
    const agreement = forms.map((form) => (form ? forms.indexOf(form) : "-")).join();
    const last = found.at(-1);
    if (last?.agreement === agreement)
      last.spans = last.spans.map((span, index) => joined(span, column[index] ?? null));
    else found.push({ same: forms.every((form) => form && form === forms[0]), agreement, spans: [...column] });
  }
  return found;
};

/** @param {Span | null} first @param {Span | null} second @returns {Span | null} */
const joined = (first, second) => (first && second ? [first[0], second[1]] : (first ?? second));

/** @param {Collation} collation @param {number} index @param {Span} span */
const wordsAt = (collation, index, span) =>
  textAt(articleOf(/** @type {Witness} */ (collation.witnesses[index])), span);

/** The words of the first witness run on, with what the others print instead. @param {Collation} collation */
const aligned = (collation) => {
  const host = h("blockquote", { class: "aligned", dir: "auto" });
  let end = collation.witnesses[0]?.span[0] ?? 0;
  for (const { same, spans } of stretches(collation)) {
    const first = spans[0];
    if (first) {
      add(host, wordsAt(collation, 0, [end, first[0]]));
      end = first[1];
    } else add(host, " ");
    add(host, same && first ? wordsAt(collation, 0, first) : variants(collation, spans));
  }
  return host;
};

/** What stands at one place, each wording once, with the letters of who prints it. @param {Collation} collation @param {(Span | null)[]} spans */
const variants = (collation, spans) => {
  /** @type {Map<string, {text: string, letters: string[]}>} */
  const found = new Map();
  spans.forEach((span, index) => {
    const text = span ? wordsAt(collation, index, span) : "";
    const known = found.get(folded(text));
    if (known) known.letters.push(letter(index));
    else found.set(folded(text), { text, letters: [letter(index)] });
  });
  const host = h("span", { class: "variants", role: "group", "aria-label": said.difference });
  for (const { text, letters } of found.values()) {
    const line = h("span", { class: text ? "variant" : "variant without" }, h("b", {}, lettering(letters)), " ");
    add(line, text ? h("mark", { class: "differs" }, text) : said.left_out, " ");
    add(host, line);
  }
  return host;
};

/** Who prints the quotation, how, and by whom it is said there. @param {Witness} witness @param {number} index */
const printing = (witness, index) => {
  const article = articleOf(witness);
  const here = behind.get(witness) ?? [];
  const first = here[0];
  const who = [...new Set(here.map((record) => nodes[record.source]?.label ?? ""))].join(", ");
  const line = h("li", {}, h("b", {}, letter(index)), " ", isolated(titleOf(article)));
  add(line, article.publisher && ", ", article.publisher && isolated(article.publisher));
  add(line, `: ${said.printings[witness.printing]}`);
  if (first) {
    add(line, ". ", said.by, " ", h("a", { href: addressOf({ sel: first.id }) }, isolated(who)), " ");
    add(line, h("a", { href: placeOf(first) }, words.open_article));
  } else add(line, `. ${said.no_record}`);
  return line;
};

/** All printings, of many the first few and the others on demand. @param {Witness[]} witnesses */
const printings = (witnesses) => {
  const list = h("ol", {}, ...witnesses.slice(0, FEW).map(printing));
  const host = h("div", {}, list);
  const others = witnesses.slice(FEW);
  const showAll = button(counted(said.others, others.length), () => {
    list.append(...others.map((witness, index) => printing(witness, index + FEW)));
    showAll.remove();
  });
  if (others.length) add(host, showAll);
  return host;
};

/** The letters of some printings, of many the first few and how many there are. @param {string[]} letters */
const lettering = (letters) =>
  letters.length > FEW ? `${letters.slice(0, 3).join(" ")} … (${numeral(letters.length)})` : letters.join(" ");

/** @param {Collation} collation */
const section = (collation) => {
  const here = collation.witnesses.flatMap((witness) => behind.get(witness) ?? []);
  const who = [...new Set(here.map((record) => nodes[record.source]?.label ?? ""))];
  const prints = new Set(collation.witnesses.map((witness) => witness.article)).size;
  const title = h(
    "h3",
    {},
    who[0] ? isolated(cut(who.join(", "), 200)) : said.nobody,
    `, ${counted(said.printed_by, prints)}`,
  );
  return h("article", { class: "collation" }, title, aligned(collation), printings(collation.witnesses));
};

/** What is drawn, so that a change elsewhere leaves it and the focus in it alone. */
let drawn = "";

/** @type {import("../types.d.ts").View} */
export const quotations = {
  name: "quotations",
  offered: () => data.collations.length > 0,
  show: (host, shown) => {
    if (!behind.size) findRecords();
    const through = new Set(shown);
    const kept = data.collations.filter(
      (collation) =>
        !filtering() ||
        collation.witnesses.some((witness) => behind.get(witness)?.some((record) => through.has(record))),
    );
    const key = kept.map((collation) => data.collations.indexOf(collation)).join();
    if (host.querySelector(".collations") && key === drawn) return;
    drawn = key;
    const list = h("div", { class: "collations" });
    host.replaceChildren(h("h2", {}, words.views.quotations), h("p", {}, counted(said.summary, kept.length)), list);
    growing(list, kept, section, 10);
  },
};
