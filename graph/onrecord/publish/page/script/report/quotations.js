// Quotations that two or more articles print: what is the same runs on, where they differ their words stand one under
// another, each with the letters of the articles that print it so.

import { placeOf } from "../frame/evidence.js";
import { addressOf } from "../ground/address.js";
import { add, button, counted, cut, fill, growing, h, isolated, numeral } from "../ground/dom.js";
import { filtering } from "../ground/filters.js";
import { folded } from "../ground/folding.js";
import { articles, data, nodes, records, titleOf, words } from "../ground/model.js";
import { chain, extent, voice } from "../ground/phrases.js";
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

/** The records that one is nested in. @param {Rec} record @returns {Rec[]} */
const around = (record) => {
  const outer = records[record.inside ?? -1];
  return outer ? [outer, ...around(outer)] : [];
};

/**
 * In whose mouth a printing is put: the record whose words hold all of it, of nested ones the innermost, unless those
 * are in the words of another. Where none holds it all, the outermost that share words with it.
 * @param {Witness} witness
 * @returns {Rec[]}
 */
const speakers = (witness) => {
  const here = behind.get(witness) ?? [];
  const [start, end] = witness.span;
  const holding = here.filter((record) => {
    const [from, to] = extent(record) ?? [end, start];
    return from <= start + EDGE && to >= end - EDGE;
  });
  if (!holding.length) return here.filter((record) => !around(record).some((outer) => here.includes(outer)));
  const outer = new Set(holding.flatMap(around));
  return [...new Set(holding.filter((record) => !outer.has(record)).map((record) => voice(record) ?? record))];
};

/** Letters by which a printing may be wider than what was said: quotation marks and a point. */
const EDGE = 2;

/** @param {Rec} record */
const nameOf = (record) => nodes[record.source]?.label ?? "";

/** Through whom a printing comes to us. @param {Rec} record @param {Witness} witness */
const through = (record, witness) => {
  const name = chain(record);
  return name && `, ${fill(witness.printing === "paraphrase" ? said.reported : said.quoted, { name })}`;
};

/** Who says a printing, each by a link to the record, with the way to us. @param {Witness} witness @param {Rec[]} some @param {(record: Rec, witness: Witness) => string} [way] */
const linked = (witness, some, way = through) => {
  const once = new Map(some.map((record) => [`${nameOf(record)}${way(record, witness)}`, record]));
  return [...once.values()].flatMap((record, index) => [
    index ? "; " : "",
    h("a", { href: addressOf({ sel: record.id }) }, isolated(nameOf(record))),
    isolated(way(record, witness)),
  ]);
};

/** Who prints the quotation, how, and by whom it is said there. @param {Witness} witness @param {number} index */
const printing = (witness, index) => {
  const article = articleOf(witness);
  const who = speakers(witness);
  const [first] = who;
  const others = new Set(who.flatMap((record) => [record, ...around(record)]));
  const within = (behind.get(witness) ?? []).filter((record) => !others.has(record));
  const line = h("li", {}, h("b", {}, letter(index)), " ", isolated(titleOf(article)));
  add(line, article.publisher && ", ", article.publisher && isolated(article.publisher));
  add(line, `: ${said.printings[witness.printing]}`);
  if (first) {
    add(line, ". ", said.by, " ", ...linked(witness, who), ". ");
    if (within.length) add(line, said.within, " ", ...linked(witness, within, () => ""), ". ");
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
  const told = collation.witnesses.flatMap((witness) =>
    speakers(witness).map((record) => ({ name: nameOf(record), way: through(record, witness) })),
  );
  const who = [...new Set(told.map(({ name }) => name))];
  const ways = new Set(told.map(({ way }) => way));
  // The way to us stands in the heading where all printings come by it.
  if (who.length === 1 && ways.size === 1) who[0] += [...ways].join("");
  const prints = new Set(collation.witnesses.map((witness) => witness.article)).size;
  const title = h(
    "h3",
    {},
    who.length > 1 ? `${said.differently} ` : "",
    who[0] ? isolated(cut(who.join("; "), 400)) : said.nobody,
    ` – ${counted(said.printed_by, prints)}`,
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
    const letThrough = new Set(shown);
    const kept = data.collations.filter(
      (collation) =>
        !filtering() ||
        collation.witnesses.some((witness) => behind.get(witness)?.some((record) => letThrough.has(record))),
    );
    const key = kept.map((collation) => data.collations.indexOf(collation)).join();
    if (host.querySelector(".collations") && key === drawn) return;
    drawn = key;
    const list = h("div", { class: "collations" });
    host.replaceChildren(h("h2", {}, words.views.quotations), h("p", {}, counted(said.summary, kept.length)), list);
    growing(list, kept, section, 10);
  },
};
