// Who says what, in the article's words: the parts that the report and the disputes are put together from.

import { choose, placeOf } from "../frame/evidence.js";
import { addressOf } from "../ground/address.js";
import { articleName, firstInEach } from "../ground/claims.js";
import { add, button, counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { sentence } from "../ground/marked.js";
import { nodes, words } from "../ground/model.js";
import { chain, does, foundBy, SIGNS, said, tone } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** Letters of words and of names that are drawn beside others; all of them are one click away. */
const LONGEST_WORDS = 600;
const LONGEST_PERSON = 120;
/** Articles that are named; of more the number is told. */
const MOST_ARTICLES = 6;

/** A name, short enough to stand in a line. @param {number | undefined} number */
export const nameOf = (number) => isolated(cut(nodes[number ?? -1]?.label ?? "", LONGEST_PERSON));

/** In which articles it stands, each a link to the place, and whether a person or a rule found it. @param {Rec[]} behind */
export const told = (behind) => {
  const places = firstInEach(behind);
  const line = h("p", { class: "told" }, counted(words.voices.reported, places.length));
  for (const [index, record] of places.slice(0, MOST_ARTICLES).entries()) {
    add(line, index ? ", " : " ", h("a", { href: placeOf(record) }, isolated(articleName(record.article))));
  }
  const left = places.length - MOST_ARTICLES;
  if (left > 0) add(line, " ", counted(words.voices.more_articles, left));
  add(line, " · ", foundHow(behind));
  return line;
};

/** Whether a person stands behind records, or only a rule. @param {Rec[]} behind */
const foundHow = (behind) => {
  const ways = new Set(behind.map(foundBy));
  if (ways.size < 2) return words.found[ways.values().next().value ?? "rule"];
  if (!ways.has("rule")) return words.voices.hand_and_rule;
  return ways.has("hand") ? words.voices.hand_or_rule : words.voices.rule_and_hand;
};

/** Who does it: sign, names, what they do, for whom they speak and through whom we know it. @param {Rec[]} behind all of one speaker, in one way, through the same others @param {boolean} [named] */
export const who = (behind, named = true) => {
  const [first] = behind;
  const line = h("p", { class: "who" });
  if (!first) return line;
  add(line, h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone(first)]));
  if (named) add(line, h("strong", {}, linked(nameOf(first.source), nodes[first.source]?.id ?? "")));
  add(line, aside(first));
  add(line, " ", h("span", { class: "does" }, isolated(cut(does(first), LONGEST_PERSON))));
  return line;
};

/** For whom somebody speaks, and through whom the words come to us. @param {Rec} record */
export const aside = (record) => {
  const through = chain(record);
  const parts = [
    record.behalf !== undefined &&
      fill(words.matrix.for, { who: cut(nodes[record.behalf]?.label ?? "", LONGEST_PERSON) }),
    through && `${words.fields.chain} ${cut(through, LONGEST_PERSON)}`,
  ].filter(Boolean);
  return parts.length ? h("span", { class: "aside" }, " (", isolated(parts.join("; ")), ")") : null;
};

/** A link that chooses what stands behind it. @param {Node} label @param {string} choice @param {string} [className] */
export const linked = (label, choice, className = "") => {
  const click = (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(choice);
  };
  const given = { class: `link ${className}`.trim(), "data-choice": choice, "data-key": `to-${choice}` };
  return h("a", { href: addressOf({ sel: choice }), click, ...given }, label);
};

/** The words of a record as it says them. @param {Rec} record */
export const wordsIn = (record) => isolated(cut(said(record), LONGEST_WORDS));

/** One voice: who, each sentence as it stands with its marks, and where; further sentences fold open. @param {Rec[]} behind @param {boolean} [named] */
export const voice = (behind, named = true) => {
  const [first, ...rest] = different(behind);
  const host = h("div", { class: `voice tone-${first ? tone(first) : "says"}` }, who(behind, named));
  if (!first) return host;
  add(host, ...first.evidence.map((span) => sentence(first, span)), told(rest.length ? [first] : behind));
  if (rest.length)
    add(
      host,
      foldedOpen(counted(words.voices.more_passages, rest.length), () => rest.flatMap(passage)),
    );
  return host;
};

/** A sentence of a record, with its place. @param {Rec} record */
const passage = (record) => [...record.evidence.map((span) => sentence(record, span)), told([record])];

/** Records whose sentences differ: what two articles print alike is told once. @param {Rec[]} behind */
const different = (behind) => [...new Map(behind.map((record) => [wordsKey(record), record])).values()];

/** @param {Rec} record */
const wordsKey = (record) => `${record.article} ${record.evidence.join()}`;

/** Something folded that is made only when it is opened. @param {string} title @param {() => Node[]} make */
export const foldedOpen = (title, make) => {
  const box = h("details", { class: "fold" }, h("summary", {}, title));
  box.addEventListener("toggle", () => box.children.length === 1 && add(box, ...make()), { once: true });
  return box;
};

/**
 * A list of which a part is drawn, and more at each press of its button; the focus goes on to what is new.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => HTMLElement} draw
 * @param {number} few
 * @param {string} [tag]
 */
export const portion = (items, draw, few, tag = "ul") => {
  const list = h(/** @type {"ul"} */ (tag), { class: "portion" });
  let drawn = 0;
  const more = button("", () => {
    const next = grow();
    next?.setAttribute("tabindex", "-1");
    next?.focus({ preventScroll: true });
  });
  const grow = () => {
    // A button for two or three would take as much room as they do.
    const count = items.length - drawn <= few + SO_FEW ? items.length : drawn + (drawn ? STEP : few);
    const part = items.slice(drawn, count).map(draw);
    drawn += part.length;
    place.remove();
    list.append(...part);
    const left = items.length - drawn;
    const pattern = left > STEP ? words.voices.show_some : words.voices.show_more;
    more.textContent = fill(pattern, { n: numeral(Math.min(STEP, left)), all: numeral(left) });
    if (left > 0) list.append(place);
    return part[0];
  };
  const place = tag === "ul" ? h("li", { class: "more" }, more) : h("p", { class: "more" }, more);
  grow();
  return list;
};

const SO_FEW = 2;
/** How many more a press shows. */
const STEP = 30;
