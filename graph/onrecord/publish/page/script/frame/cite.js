// Ways to quote a record elsewhere, and to the words on the live page.

import { copyFrom } from "../ground/copying.js";
import { add, announce, button, h } from "../ground/dom.js";
import { articles, data, words } from "../ground/model.js";
import { textAt } from "../ground/unpacking.js";
import { csl, footnote, iriOf } from "./references.js";

/** @import { Article, Rec } from "../types.d.ts" */

/** What can be copied of a record. @type {Record<string, (record: Rec) => string>} */
const FORMS = { footnote, csl, iri: iriOf };

/** What copies a record's footnote, its entry for a reference manager, its IRI, and the way to its live page. @param {Rec} record */
export const citing = (record) => {
  const box = h("details", { class: "cite" });
  // What few ask for is made when it is asked for.
  const open = () => box.children.length === 1 && offer(box, record);
  add(box, h("summary", { click: open }, words.cite.title));
  box.addEventListener("toggle", () => box.open && open());
  const address = liveAddress(record);
  if (!address) return box;
  const both = document.createDocumentFragment();
  const given = {
    href: address,
    target: "_blank",
    rel: "noopener noreferrer",
    class: "live",
    title: words.cite.live_hint,
  };
  both.append(h("a", given, words.cite.live), box);
  return both;
};

/** Whether an IRI is one where nobody can put anything: the domain is kept for examples. @param {string} iri */
const isOnlyName = (iri) => /^https?:\/\/(?:[^/]*\.)?example\.(?:org|com|net)\//.test(iri);

/** @param {HTMLElement} box @param {Rec} record */
const offer = (box, record) => {
  const said = h("p", { class: "quiet", role: "status" });
  const field = h("textarea", { readonly: true, rows: "5", hidden: true });
  const choices = h("p", { class: "buttons" });
  for (const [name, form] of Object.entries(FORMS)) {
    const copy = async () => {
      field.value = form(record);
      field.hidden = false;
      field.setAttribute("aria-label", words.cite.forms[name].field);
      const done = await copyFrom(field);
      said.textContent = done ? words.cite.copied : words.cite.by_hand;
      announce(said.textContent ?? "");
      field.scrollIntoView({ block: "nearest" });
    };
    add(choices, button(words.cite.forms[name].copy, copy));
  }
  box.append(choices, said, field);
  if (isOnlyName(iriOf(record))) choices.after(h("p", { class: "quiet" }, words.cite.only_name));
};

/** Words at either end of a longer passage that say where it is, and letters up to which it is given whole. */
const ENDS = 5;
const WHOLE = 80;
/** Words around a passage that tell it from others with the same words. */
const AROUND = 3;
const LONGEST_WORD = 100;

/** @param {string} text */
const wordsIn = (text) => text.split(/\s+/).filter(Boolean);

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "")).replaceAll("-", "%2D");

/**
 * The article's address with the words that a browser is to find there, as the draft "URL Fragment Text Directives"
 * of the W3C's Web Incubator Community Group has them; nothing where the article has no address on the web.
 * @param {Rec} record
 * @returns {string | undefined}
 */
export const liveAddress = (record) => {
  const article = articles[record.article];
  const span = record.evidence[0];
  if (!article?.url || !span || !URL.canParse(article.url)) return undefined;
  const address = new URL(article.url);
  if (address.protocol !== "http:" && address.protocol !== "https:") return undefined;
  const text = directive(article, span);
  if (!text) return address.href;
  return `${address.href}${address.hash ? "" : "#"}:~:text=${text}`;
};

/** What finds a passage in a page; nothing where its words are none that a browser would look for. @param {Article} article @param {[number, number]} span */
const directive = (article, span) => {
  const lines = textAt(article, span)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const [first, last] = [wordsIn(lines[0] ?? ""), wordsIn(lines.at(-1) ?? "")];
  const start = first.slice(0, ENDS).join(" ");
  const end = last.slice(-ENDS).join(" ");
  const whole = first.join(" ");
  if (!whole || [...first.slice(0, ENDS), ...last.slice(-ENDS)].some((word) => word.length > LONGEST_WORD)) return "";
  const short = lines.length === 1 && (whole.length <= WHOLE || first.length <= 2 * ENDS);
  const parts = short ? [encoded(whole)] : [encoded(start), encoded(end)];
  const text = article.pieces.map(([, piece]) => piece).join("\n");
  const found = short ? whole : start;
  // What stands around an excerpt is not known.
  if (data.excerpts || text.indexOf(found) === text.lastIndexOf(found)) return parts.join(",");
  const before = wordsIn(
    textAt(article, [Math.max(0, span[0] - 200), span[0]])
      .split("\n")
      .at(-1) ?? "",
  ).slice(-AROUND);
  const after = wordsIn(textAt(article, [span[1], span[1] + 200]).split("\n")[0] ?? "").slice(0, AROUND);
  if (before.length) parts.unshift(`${encoded(before.join(" "))}-`);
  if (short && after.length) parts.push(`-${encoded(after.join(" "))}`);
  return parts.join(",");
};
