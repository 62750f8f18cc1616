// What stands behind a choice: its records, each with the sentence as it is in the article.

import { addressOf, go, value, viewName } from "../ground/address.js";
import { add, announce, button, byId, counted, cut, fill, growing, h, isolated } from "../ground/dom.js";
import { filterKey, visible } from "../ground/filters.js";
import { sentence } from "../ground/marked.js";
import {
  articles,
  data,
  nodeNumbers,
  nodes,
  recordNumbers,
  records,
  speaks,
  titleOf,
  touching,
  words,
} from "../ground/model.js";
import { chain, does, foundBy, inWhoseWords, SIGNS, said, tone } from "../ground/phrases.js";
import { citing } from "./cite.js";
import { opening } from "./opening.js";

/** @import { Rec, View } from "../types.d.ts" */

/**
 * What is chosen, as the address says it: the id of a node or of a record, or "who~relation~what", where the relation
 * may be empty (whatever somebody said of it), a position, or "contradicts" and "speaksFor".
 * @param {string} choice
 * @returns {{title: string, records: Rec[]} | undefined}
 */
const chosen = (choice) => {
  const record = records[recordNumbers.get(choice) ?? -1];
  if (record) return { title: nodes[record.source]?.label ?? "", records: [record] };
  const [first, relation, second] = choice.split("~");
  const one = nodeNumbers.get(first ?? "");
  if (one === undefined) return undefined;
  const name = nodes[one]?.label ?? "";
  if (second === undefined) return { title: name, records: touching[one] ?? [] };
  const other = nodeNumbers.get(second);
  if (other === undefined) return undefined;
  const does = words.relations[relation ?? ""] ?? words.positions[relation ?? ""] ?? "";
  return {
    title: `${name}: ${does ? `${does} ` : ""}${nodes[other]?.label}`,
    records: records.filter((each) => ties(each, one, relation ?? "", other)),
  };
};

/** Whether a record stands behind the line between two nodes. @param {Rec} record @param {number} one @param {string} relation @param {number} other */
const ties = (record, one, relation, other) => {
  if (relation === "contradicts") return [one, other].includes(record.target ?? -1);
  if (relation === "speaksFor") return record.source === one && record.behalf === other;
  return (
    [record.source, record.behalf].includes(one) &&
    [record.target, record.toward, ...(record.topics ?? [])].includes(other) &&
    (!relation || [record.relation, record.position ?? "neutral"].includes(relation))
  );
};

/** Chooses a node, a record, or what one says of another: the evidence shows it. @param {string} choice */
export const choose = (choice) => go({ sel: choice });

/** Chooses what one node says of another. @param {number} who @param {number} what @param {string} [relation] */
export const choiceOf = (who, what, relation = "") => `${nodes[who]?.id}~${relation}~${nodes[what]?.id}`;

/** What had the focus when something was chosen: there it goes back when the evidence is closed. @type {Element | null} */
let opener = null;

const close = () => {
  go({ sel: null });
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
};

/** What the evidence was last drawn for: it stays as it is, with what is open in it, while that does not change. */
let shownFor = "";

/** Shows what the address has chosen, as far as the filters let it through. */
export const showEvidence = (/** @type {View[]} */ views) => {
  const host = byId("evidence");
  const choice = value("sel");
  const found = choice ? chosen(choice) : undefined;
  const key = JSON.stringify([choice, filterKey(), found ? "" : viewName()]);
  if (key === shownFor) return;
  shownFor = key;
  if (found && !document.body.classList.contains("chosen")) opener = document.activeElement;
  document.body.classList.toggle("chosen", Boolean(found));
  if (!found) {
    host.replaceChildren(...opening(views));
    return;
  }
  const letThrough = new Set(visible());
  const through = found.records.filter((record) => letThrough.has(record));
  const hidden = found.records.length - through.length;
  const list = h("div", { class: "entries" });
  const number = nodeNumbers.get(choice);
  host.replaceChildren(
    h(
      "header",
      {},
      h("h2", { tabindex: "-1", id: "evidence-title" }, isolated(found.title)),
      button("×", close, { class: "close", "aria-label": words.close }),
    ),
  );
  if (number !== undefined) add(host, about(number));
  add(
    host,
    h(
      "p",
      { class: "quiet" },
      counted(words.records, through.length),
      hidden ? ` ${counted(words.hidden, hidden)}` : "",
    ),
    list,
  );
  fillList(list, through, number);
  host.scrollTop = 0;
  announce(`${found.title}: ${counted(words.records, through.length)}`);
};

/**
 * The entries; of somebody chosen first what they are on record with, then what others are on record with about them.
 * @param {HTMLElement} list @param {Rec[]} all @param {number | undefined} number
 */
const fillList = (list, all, number) => {
  const node = number === undefined ? undefined : nodes[number];
  const isOwn = (/** @type {Rec} */ record) => record.source === number || record.behalf === number;
  const own = node && speaks(node) ? all.filter(isOwn) : [];
  const others = own.length ? all.filter((record) => !isOwn(record)) : all;
  const shown = [withoutEchoes(own), withoutEchoes(others)];
  const first = shown[0]?.length ?? 0;
  if (first + (shown[1]?.length ?? 0) < all.length) add(list, h("p", { class: "quiet" }, words.in_one_box));
  /** @param {Rec} record @param {number} index */
  const draw = (record, index) => {
    if (!first || (index !== 0 && index !== first)) return entry(record);
    const [forms, count] = index ? [words.about_them, others.length] : [words.on_record, own.length];
    return h("div", {}, h("h3", { class: "part-title" }, counted(forms, count)), entry(record));
  };
  growing(list, shown.flat(), draw, 20);
};

/** A response in words is a statement as well: where that is shown, with its position, the response repeats nothing. */
const withoutEchoes = (/** @type {Rec[]} */ found) => {
  const all = new Set(found);
  return found.filter(
    (record) => record.expressed === undefined || !all.has(/** @type {Rec} */ (records[record.expressed])),
  );
};

/** What is known of a name: other names, whom it belongs to. @param {number} number */
const about = (number) => {
  const node = nodes[number];
  const lines = h("dl", { class: "about" });
  const of = node?.of === undefined ? undefined : nodes[node.of]?.label;
  for (const [label, text] of [
    [words.fields.kind, words.node_kinds[node?.kind ?? "unknown"]],
    [words.fields.names, node?.names?.join("; ")],
    [words.fields.of, of],
    [words.fields.issuer, node?.issuer],
    [words.fields.released, node?.released],
  ]) {
    if (text) add(lines, h("dt", {}, label), h("dd", {}, isolated(text)));
  }
  return lines;
};

/** A record with its sentences and all that is known of it. @param {Rec} record @returns {HTMLElement} */
export const entry = (record) =>
  h(
    "article",
    { class: `entry tone-${tone(record)}`, "data-record": record.id },
    h(
      "h3",
      {},
      h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone(record)]),
      isolated(nodes[record.source]?.label ?? ""),
      ` ${does(record)}: `,
      isolated(cut(said(record), 600)),
    ),
    ...record.evidence.map((span) => sentence(record, span)),
    facts(record),
    h("p", { class: "actions" }, h("a", { href: placeOf(record) }, words.open_article), citing(record)),
  );

/** The address of a record's place in its article. @param {Rec} record */
export const placeOf = (record) => addressOf({ read: articles[record.article]?.id ?? null, at: record.id }, "articles");

/** @param {number | undefined} number */
const name = (number) => (number === undefined ? undefined : nodes[number]?.label);

/** @param {Rec} record */
const facts = (record) => {
  const article = articles[record.article];
  const source = name(record.source);
  const how =
    record.kind === "response" && record.expressed === undefined
      ? []
      : [words.acts[record.act], words.modes[record.mode], inWhoseWords(record)];
  const rows = {
    named: record.named === source ? undefined : record.named,
    role: record.role,
    behalf: name(record.behalf),
    how: how.filter(Boolean).join(", "),
    position: words.positions[record.position ?? ""],
    toward: name(record.toward),
    date: dated(record),
    chain: chain(record),
    to: record.to?.map(name).join(", "),
    article: article && [titleOf(article), article.publisher, article.published].filter(Boolean).join(", "),
    page: record.page,
    found: found(record),
  };
  const list = h("dl");
  for (const [key, text] of Object.entries(rows)) {
    if (text) add(list, h("dt", {}, words.fields[key]), h("dd", {}, isolated(String(text))));
  }
  return list;
};

/** When, in the article's words and as a date, and how that was inferred. @param {Rec} record */
export const dated = (record) =>
  [record.dateWords, record.date, words.dates[record.basis ?? ""]].filter(Boolean).join(" · ");

/** By hand and by whom, or by which rules and how often those were right. @param {Rec} record @returns {string} */
export const found = (record) => {
  const ways = record.hand ? [record.by ? fill(words.by_curator, { who: record.by }) : words.by_hand] : [];
  for (const number of record.rules ?? []) {
    const rule = data.rules[number];
    if (!rule) continue;
    const tested = foundBy(record) === "rule" && rule.right !== undefined;
    const corpus = words.corpora[rule.corpus ?? ""] ?? rule.corpus;
    ways.push(fill(tested ? words.by_rule_tested : words.by_rule, { ...rule, rule: rule.label, corpus }));
  }
  return ways.join("; ");
};
