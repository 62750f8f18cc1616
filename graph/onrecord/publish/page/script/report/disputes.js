// Disputes: who denies or contradicts what, both sides in their words, side by side.

import { placeOf } from "../frame/evidence.js";
import { addressOf, go, value } from "../ground/address.js";
import { articleName, wordsOf } from "../ground/claims.js";
import { add, button, counted, cut, fill, growing, h, isolated, numeral } from "../ground/dom.js";
import { keep } from "../ground/keeping.js";
import { nodeNumbers, nodes, records, words } from "../ground/model.js";
import { SIGNS, said } from "../ground/phrases.js";
import { speaking, wordings } from "./answers.js";
import { concerns, parties, quarrels, recordsOf } from "./quarrels.js";
import { linked, nameOf, portion, voice } from "./voices.js";
import { against, rejected, wholes } from "./wholes.js";

/** @import { Quarrel } from "./quarrels.js" */
/** @import { Rec } from "../types.d.ts" */

const FEW_VOICES = 3;
const FEW_LINES = 10;
const LONGEST_LINE = 110;
const MOST_CHIPS = 12;
const LONGEST_CLAIM = 500;
const STEP = 8;
/** Names in the line that tells who is against it. */
const MOST_NAMES = 5;

/** @param {Rec[]} shown */
const built = (shown) => {
  const through = new Set(shown);
  const open = quarrels().filter((quarrel) => recordsOf(quarrel).some((record) => through.has(record)));
  const one = nodeNumbers.get(value("claim"));
  const party = nodeNumbers.get(value("party"));
  const some = open
    .filter((quarrel) => one === undefined || concerns(quarrel, one))
    .filter((quarrel) => party === undefined || recordsOf(quarrel).some((record) => record.source === party));
  const host = h(
    "div",
    { class: "disputes-view" },
    h("h2", { class: "unseen" }, words.views.disputes),
    intro(),
    chips(open, party, one),
  );
  const cards = one === undefined || isWhole(one) ? wholes(through, party) : [];
  add(host, ...cards);
  if (!some.length && !cards.some((card) => card?.querySelector(".answer")))
    add(host, h("p", { class: "quiet" }, words.disputes.none));
  if (some.length > 1) add(host, glance(some, through));
  const list = h("div", {});
  growing(list, some, (quarrel, index) => part(quarrel, some[index - 1], through), STEP);
  add(host, list, hiddenQuarrels(open));
  return host;
};

/** Who denies what, in a line each, with a way to the words. @param {Quarrel[]} some @param {Set<Rec>} through */
const glance = (some, through) => {
  const shown = some.filter((quarrel) => againstIt(quarrel).some((record) => through.has(record)));
  const line = (/** @type {Quarrel} */ quarrel) => {
    const id = nodes[quarrel.claim]?.id ?? "";
    const [disputed, contrary] = [quarrel.disputed, quarrel.contrary.flatMap((one) => one.said)].map((records) =>
      records.filter((record) => through.has(record)),
    );
    const made = summary(disputed ?? [], contrary ?? []);
    const goThere = (/** @type {Event} */ event) => {
      const place = document.querySelector(`.quarrel[data-claim="${CSS.escape(id)}"] h4 a`);
      if (!(place instanceof HTMLElement)) return;
      event.preventDefault();
      place.scrollIntoView();
      place.focus({ preventScroll: true });
    };
    const { text, record } = heading(quarrel, through);
    const short = isolated(cut(text, LONGEST_LINE));
    const link = h("a", { class: "link", href: addressOf({ claim: id }), click: goThere }, short);
    return h("li", {}, link, headedBy(record), made);
  };
  return h("section", { class: "glance" }, h("h3", {}, words.disputes.glance), portion(shown, line, FEW_LINES));
};

/** Whether a claim is no claim of its own, but a report as a whole in other words. @param {number} claim */
const isWhole = (claim) => rejected().some((report) => against(report).some((record) => record.target === claim));

/**
 * The words of one record that a quarrel stands under: as somebody disputes them, else as most articles print them.
 * @param {Quarrel} quarrel @param {Set<Rec>} through
 * @returns {{text: string, record?: Rec}}
 */
const heading = (quarrel, through) => {
  const disputes = quarrel.disputed.filter(
    (record) => record.relation === "disputes" && record.target === quarrel.claim,
  );
  const orders = [disputes, quarrel.said].map((some) => some.filter((record) => through.has(record)));
  for (const some of [...orders, disputes, quarrel.said]) {
    const record = wordings(some)[0]?.first;
    if (record) return { text: said(record), record };
  }
  return { text: wordsOf(quarrel.claim) };
};

/** Whose words a heading shows, and where they stand. @param {Rec | undefined} record */
const headedBy = (record) =>
  record &&
  h(
    "p",
    { class: "headed quiet" },
    `${words.disputes.worded} `,
    h("a", { href: placeOf(record) }, isolated(articleName(record.article))),
    `${words.disputes.worded_of} `,
    nameOf(record.source),
  );

/** @param {Quarrel} quarrel */
const againstIt = (quarrel) => [...quarrel.disputed, ...quarrel.contrary.flatMap((one) => one.said)];

/** What is told here, and where to find who is against the report as a whole. */
const intro = () => {
  const about = records.some((record) => nodes[record.toward ?? record.target ?? -1]?.kind === "report");
  return h(
    "p",
    { class: "quiet" },
    words.disputes.intro,
    " ",
    about && h("a", { href: addressOf({}, "report") }, words.disputes.see_report),
  );
};

/** @param {Quarrel[]} open */
const hiddenQuarrels = (open) => {
  const hidden = quarrels().length - open.length;
  return hidden ? h("p", { class: "quiet" }, counted(words.disputes.hidden, hidden)) : null;
};

/** Everybody who takes part, as a switch that leaves only their disputes. @param {Quarrel[]} open @param {number | undefined} party @param {number | undefined} one */
const chips = (open, party, one) => {
  const found = parties(open);
  const row = h("div", { class: "chips", role: "group", "aria-label": words.disputes.parties });
  if (one !== undefined) {
    const label = fill(words.disputes.only, { claim: cut(wordsOf(one), 60) });
    add(
      row,
      button(isolated(`${label} ×`), () => go({ claim: null }), {
        class: "chip",
        "aria-pressed": "true",
        "data-key": "claim",
      }),
    );
  }
  const everybody = button(words.disputes.everybody, () => go({ party: null, claim: null }), {
    class: "chip",
    "aria-pressed": String(party === undefined && one === undefined),
    "data-key": "everybody",
  });
  add(row, everybody);
  for (const [who, count] of found.filter(([each], index) => index < MOST_CHIPS || each === party)) {
    const id = nodes[who]?.id ?? "";
    const on = who === party;
    const chip = button(null, () => go({ party: on ? null : id }), {
      class: "chip",
      "aria-pressed": String(on),
      "data-key": `party-${id}`,
    });
    add(chip, isolated(cut(nodes[who]?.label ?? "", 60)), " ", h("span", { class: "count" }, numeral(count)));
    add(row, chip);
  }
  return row;
};

/** A quarrel, under a heading where it is the first of its sort. @param {Quarrel} quarrel @param {Quarrel | undefined} before @param {Set<Rec>} through */
const part = (quarrel, before, through) => {
  const disputed = quarrel.disputed.length > 0;
  const first = !before || before.disputed.length > 0 !== disputed;
  const [title, note] = disputed
    ? [words.disputes.disputed, words.disputes.disputed_note]
    : [words.disputes.contradicted, words.disputes.contradicted_note];
  return h(
    "div",
    {},
    first && h("h3", { class: "sort" }, title),
    first && h("p", { class: "quiet" }, note),
    drawn(quarrel, through),
  );
};

/** @param {Quarrel} quarrel @param {Set<Rec>} through */
const drawn = (quarrel, through) => {
  const letThrough = (/** @type {Rec[]} */ some) => some.filter((record) => through.has(record));
  const { text, record } = heading(quarrel, through);
  const count = quarrel.said.length;
  const saying =
    count > 0 && side("said", words.disputes.said, [letThrough(quarrel.said)], count, words.disputes.nobody);
  const groups = [quarrel.disputed, ...quarrel.contrary.map((one) => one.said)];
  const all = groups.reduce((sum, group) => sum + group.length, 0);
  const title = quarrel.disputed.length ? words.disputes.against : words.disputes.against_by_hand;
  const other = side("against", title, groups.map(letThrough), all, words.disputes.nobody_against);
  const claim = nodes[quarrel.claim];
  return h(
    "article",
    { class: "quarrel", "data-claim": claim?.id },
    h("h4", {}, linked(isolated(cut(text, LONGEST_CLAIM)), claim?.id ?? "")),
    headedBy(record),
    summary(
      letThrough(quarrel.disputed),
      quarrel.contrary.flatMap((one) => letThrough(one.said)),
    ),
    saying ? null : h("p", { class: "nobody" }, words.disputes.nobody),
    h("div", { class: "sides" }, saying, other),
  );
};

/** In a line: disputed by whom, contradicted by whom. @param {Rec[]} disputed @param {Rec[]} contrary */
const summary = (disputed, contrary) => {
  const line = h("p", { class: "summary-line tone-against" });
  for (const [label, some] of /** @type {[string, Rec[]][]} */ ([
    [words.disputes.by, disputed],
    [words.disputes.contrary_by, contrary],
  ])) {
    const people = [...new Set(some.map((record) => record.source))];
    if (!people.length) continue;
    add(
      line,
      line.childNodes.length ? "; " : h("span", { class: "sign", "aria-hidden": "true" }, SIGNS.against),
      `${label} `,
    );
    for (const [index, who] of people.slice(0, MOST_NAMES).entries())
      add(line, index ? ", " : "", h("strong", {}, nameOf(who)));
    if (people.length > MOST_NAMES) add(line, " ", counted(words.voices.more_people, people.length - MOST_NAMES));
  }
  return line;
};

/**
 * One side: everybody on it with their words. What the filters hide is told, so that nobody takes it for silence.
 * @param {string} name
 * @param {string} title
 * @param {Rec[][]} groups records that may stand together: of one claim and one sort
 * @param {number} all how many there are without filters
 * @param {string} nobody what is told where there are none at all
 */
const side = (name, title, groups, all, nobody) => {
  const voices = groups.flatMap((group, index) =>
    bySource(group).map((behind) => ({ behind, contrary: name === "against" && index > 0 })),
  );
  const first = groups[0]?.length ? voices.find(({ contrary }) => contrary) : undefined;
  const shown = groups.reduce((sum, group) => sum + group.length, 0);
  const host = h("section", { class: `side ${name}` }, h("h5", {}, title));
  if (all)
    add(
      host,
      portion(voices, (one) => spoken(one.behind, one === first), FEW_VOICES, "div"),
    );
  else add(host, h("p", { class: "none" }, nobody));
  if (all > shown) add(host, h("p", { class: "hidden-note" }, counted(words.disputes.filtered, all - shown)));
  return host;
};

/** A voice; the first of those that were set against the claim by hand says so. @param {Rec[]} behind @param {boolean} first */
const spoken = (behind, first) =>
  h("div", { class: "spoken" }, first && h("p", { class: "by-hand" }, words.disputes.set_against), voice(behind));

/** Records by who says them, how, for whom and through whom. @param {Rec[]} some @returns {Rec[][]} */
const bySource = (some) => {
  /** @type {Map<string, Rec[]>} */
  const found = new Map();
  for (const record of some) {
    const key = speaking(record);
    const there = found.get(key);
    if (there) there.push(record);
    else found.set(key, [record]);
  }
  return [...found.values()];
};

/** @type {import("../types.d.ts").View} */
export const disputes = {
  name: "disputes",
  offered: () => quarrels().length > 0 || rejected().length > 0,
  show: (host, shown) => keep(host, [shown, value("claim"), value("party")], () => built(shown)),
};
