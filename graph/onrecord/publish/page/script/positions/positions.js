// Positions: people and organisations by claims and recommendations; in each cell what somebody does, the words on click.

import { choiceOf, choose } from "../frame/evidence.js";
import { go, value, values } from "../ground/address.js";
import { articleName, subjectName, wordsOf } from "../ground/claims.js";
import { add, button, counted, cut, fill, h, isolated, numeral } from "../ground/dom.js";
import { counts, FACETS } from "../ground/filters.js";
import { keep, markChosen } from "../ground/keeping.js";
import { isSaid, nodes, records, words } from "../ground/model.js";
import { SIGNS } from "../ground/phrases.js";
import { movingByArrows } from "../ground/roving.js";
import { arranged, crossings, deeds, opening } from "./crossing.js";

/** @import { Group, Row } from "./crossing.js" */
/** @import { Rec } from "../types.d.ts" */

const MOST_ROWS = 24;
const LEAST_ROWS = 8;
const MORE_ROWS = 24;
const MOST_COLUMNS = 60;
const MOST_CHIPS = 14;
/** Letters of a claim and of a name that are drawn; all of them are behind the button. */
const LONGEST_CLAIM = 180;
const LONGEST_NAME = 70;
/** Deeds in one cell that are drawn. */
const MOST_DEEDS = 4;

/** Widths in rem, and cells that are drawn in one go. */
const FIRST_WIDTH = 15;
const CELL_WIDTH = 6.4;
const MOST_CELLS = 900;
const MOST_PEOPLE = 240;
const ALL_ROWS = 100_000;

const narrow = window.matchMedia("(max-width: 48rem)");

/** A number that the address asks for. @param {string} name @param {number} least @param {number} most */
const askedFor = (name, least, most) => Math.max(least, Math.min(Number.parseInt(value(name), 10) || 0, most));

/** The rows of what the filters let through, as long as that is the same. */
let last = { shown: /** @type {Rec[]} */ ([]), rows: /** @type {Row[]} */ ([]) };

/** @param {Rec[]} shown */
const rowsFor = (shown) => {
  if (last.shown !== shown) last = { shown, rows: crossings(shown) };
  return last.rows;
};

/** @param {HTMLElement} host @param {Rec[]} shown */
const draw = (host, shown) => {
  const all = rowsFor(shown);
  const rows = askedFor("rows", opening(all, MOST_ROWS, LEAST_ROWS), ALL_ROWS);
  const columns = askedFor("people", MOST_COLUMNS, MOST_PEOPLE);
  const [left, top] = [host.querySelector(".matrix")?.scrollLeft, host.querySelector(".matrix")?.scrollTop];
  keep(host, [shown, rows, columns, narrow.matches], () => built(all, rows, columns));
  const table = host.querySelector(".matrix");
  if (table && left !== undefined) table.scrollTo(left, top ?? 0);
};

/** @param {Row[]} all @param {number} most @param {number} columns */
const built = (all, most, columns) => {
  const rows = all.slice(0, most);
  const { groups, camps } = arranged(rows);
  const people = camps.reduce((sum, camp) => sum + camp.columns.length, 0);
  const root = h(
    "div",
    { class: "positions-view" },
    h("h2", { class: "unseen" }, words.views.positions),
    intro(all, rows, people),
    chips(),
  );
  if (!all.length) {
    add(root, h("p", { class: "quiet" }, words.matrix.none));
    return root;
  }
  if (narrow.matches) add(root, ...groups.map((group) => cards(group)));
  else add(root, table(groups, camps, columns));
  add(root, further(all, rows, people, columns));
  return root;
};

/** What is shown of how much. @param {Row[]} all @param {Row[]} rows @param {number} people */
const intro = (all, rows, people) => {
  const saids = (/** @type {Row[]} */ some) => some.filter((row) => isClaim(row.number)).length;
  const pattern = rows.length < all.length ? words.matrix.intro : words.matrix.intro_all;
  return h(
    "p",
    { class: "quiet" },
    fill(pattern, {
      n: numeral(saids(rows)),
      claims: counted(words.matrix.claims, saids(all)),
      people: counted(words.matrix.people, people),
    }),
    narrow.matches ? "" : ` ${words.matrix.sides}`,
  );
};

/** @param {number} number */
const isClaim = (number) => {
  const node = nodes[number];
  return node ? isSaid(node) : false;
};

/** The subjects as a row of switches of the filter. */
const chips = () => {
  const facet = FACETS.find((one) => one.name === "topic");
  const found = facet ? counts(facet) : [];
  if (!facet || found.length < 2) return null;
  const chosen = new Set(values("topic"));
  const row = h("div", { class: "chips", role: "group", "aria-label": words.filters.topic });
  const all = button(words.matrix.all_subjects, () => go({ topic: null }), {
    class: "chip",
    "aria-pressed": String(!chosen.size),
    "data-key": "all-topics",
  });
  add(row, all);
  for (const [one, count] of found.filter(([topic], index) => index < MOST_CHIPS || chosen.has(topic))) {
    const on = chosen.has(one);
    const next = () => go({ topic: on ? [...chosen].filter((other) => other !== one) : [...chosen, one] });
    const chip = button(null, next, { class: "chip", "aria-pressed": String(on), "data-key": `topic-${one}` });
    add(chip, isolated(cut(facet.label(one), LONGEST_NAME)), " ", h("span", { class: "count" }, numeral(count)));
    add(row, chip);
  }
  return row;
};

/** @param {Group[]} groups @param {import("./crossing.js").Camp[]} camps @param {number} most */
const table = (groups, camps, most) => {
  const columns = camps
    .flatMap((camp) => camp.columns.map((who, index) => ({ who, apart: index === 0 })))
    .slice(0, most);
  const hidden = camps.reduce((sum, camp) => sum + camp.columns.length, 0) > columns.length;
  const heads = columns.map(({ who, apart }) =>
    h("th", { scope: "col", class: apart ? "apart" : undefined }, personButton(who, groups)),
  );
  const corner = h("th", { scope: "col", class: "corner" }, words.matrix.corner);
  const others = hidden && h("th", { scope: "col", class: "apart" }, words.matrix.others);
  const count = groups.reduce((sum, group) => sum + group.rows.length + 1, 1);
  const made = h(
    "table",
    { "aria-rowcount": count },
    h("caption", {}, words.matrix.caption),
    h("thead", {}, h("tr", {}, corner, ...heads, others)),
  );
  // Widths that are given spare the browser from measuring every cell each time when rows are added.
  made.style.width = `${FIRST_WIDTH + CELL_WIDTH * (columns.length + Number(hidden))}rem`;
  const host = h("div", { class: "matrix" }, made);
  const shown = new Set(columns.map(({ who }) => who));
  const lines = groups.flatMap((group) => group.rows.map((row, index) => ({ group, row, first: index === 0 })));
  /** @type {HTMLElement | undefined} */
  let body;
  growingRows(
    host,
    made,
    lines,
    Math.max(6, Math.floor(MOST_CELLS / (columns.length + 1))),
    ({ group, row, first }) => {
      if (first || !body) {
        body = h("tbody", {}, subjectLine(group, columns.length + 1 + Number(hidden)));
        add(made, body);
      }
      add(body, rowLine(row, columns, shown, hidden));
    },
  );
  return host;
};

/** Draws lines as far as the table is scrolled to its end. @template Line @param {HTMLElement} host @param {HTMLTableElement} made @param {Line[]} lines @param {number} step @param {(line: Line) => void} draw */
const growingRows = (host, made, lines, step, draw) => {
  let drawn = 0;
  const grow = () => {
    for (const line of lines.slice(drawn, drawn + step)) draw(line);
    drawn += step;
    movingByArrows(made);
    markChosen(host);
    watch.disconnect();
    const last = made.rows[made.rows.length - 1];
    if (drawn < lines.length && last) watch.observe(last);
  };
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow(), {
    root: host,
    rootMargin: "200px",
  });
  grow();
};

/** @param {Group} group */
const titleOfGroup = (group) =>
  group.topic === undefined ? counted(words.matrix.reports, group.rows.length) : subjectName(group.topic);

/** @param {Group} group @param {number} span */
const subjectLine = (group, span) => {
  const title = titleOfGroup(group);
  return h("tr", { class: "subject" }, h("th", { scope: "rowgroup", colspan: span }, h("span", {}, isolated(title))));
};

/** @param {Row} row @param {{who: number, apart: boolean}[]} columns @param {Set<number>} shown @param {boolean} hidden */
const rowLine = (row, columns, shown, hidden) => {
  const line = h("tr", {}, h("th", { scope: "row" }, rowButton(row)));
  for (const { who, apart } of columns) {
    const cell = row.by.get(who);
    add(line, h("td", { class: apart ? "apart" : undefined }, cell && cellButton(row, who, cell)));
  }
  if (!hidden) return line;
  const more = [...row.by.keys()].filter((who) => !shown.has(who)).length;
  const others = button(`+${numeral(more)}`, () => choose(nodes[row.number]?.id ?? ""), {
    "aria-label": counted(words.matrix.more_people, more),
  });
  add(line, h("td", { class: "apart" }, more > 0 && others));
  return line;
};

/** @param {Row} row */
const rowButton = (row) => {
  const node = nodes[row.number];
  const text = node && isSaid(node) ? wordsOf(row.number) : (node?.label ?? "");
  const kind = h("span", { class: "kind" }, words.node_kinds[node?.kind ?? "claim"]);
  const made = button(null, () => choose(node?.id ?? ""), {
    "data-choice": node?.id,
    "data-key": `row-${node?.id}`,
    class: "what",
  });
  add(made, kind, isolated(cut(text, LONGEST_CLAIM)));
  return made;
};

/** @param {number} who @param {Group[]} groups */
const personButton = (who, groups) => {
  const node = nodes[who];
  const made = button(null, () => choose(node?.id ?? ""), { "data-choice": node?.id, "data-key": `who-${node?.id}` });
  add(made, isolated(cut(node?.label ?? "", LONGEST_NAME)));
  const behalf = new Set(
    groups.flatMap((group) => group.rows.flatMap((row) => (row.by.get(who) ?? []).map((record) => record.behalf))),
  );
  const [only] = behalf;
  if (behalf.size === 1 && only !== undefined) {
    add(
      made,
      h(
        "span",
        { class: "for" },
        fill(words.matrix.for, { who: "" }),
        isolated(cut(nodes[only]?.label ?? "", LONGEST_NAME)),
      ),
    );
  }
  return made;
};

/** What somebody does about something, as a button that shows the words. @param {Row} row @param {number} who @param {Rec[]} cell @param {boolean} [named] */
const cellButton = (row, who, cell, named = false) => {
  const done = deeds(row, cell);
  const choice = choiceOf(who, row.number);
  const made = button(null, () => choose(choice), {
    "data-choice": choice,
    "data-key": `cell-${choice}`,
    class: "deeds",
  });
  const name = nodes[who]?.label ?? "";
  add(made, h("span", { class: named ? "name" : "unseen" }, isolated(cut(name, LONGEST_NAME)), ": "));
  for (const { tone, word, count } of done.slice(0, MOST_DEEDS)) {
    const times = count > 1 && h("span", { class: "times" }, ` ×${numeral(count)}`);
    add(
      made,
      h(
        "span",
        { class: `deed tone-${tone}` },
        h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone]),
        isolated(cut(word, LONGEST_NAME)),
        times,
        h("span", { class: "unseen" }, ". "),
      ),
    );
  }
  if (done.length > MOST_DEEDS) add(made, h("span", { class: "deed" }, `+${done.length - MOST_DEEDS}`));
  made.title = [...new Set(cell.map((record) => articleName(record.article)))].slice(0, 6).join("\n");
  return made;
};

/** The same as a card a claim, where there is no room for a table. @param {Group} group */
const cards = (group) => {
  const title = titleOfGroup(group);
  return h("section", { class: "cards" }, h("h3", {}, isolated(title)), ...group.rows.map((row) => card(row)));
};

/** @param {Row} row */
const card = (row) => {
  const list = h("ul", {});
  const made = h("article", { class: "card" }, h("h4", {}, rowButton(row)), list);
  const people = [...row.by].sort((a, b) => rank(row, a[1]) - rank(row, b[1]) || a[0] - b[0]);
  const grow = (/** @type {number} */ from) => {
    const part = people.slice(from, from + MOST_CARD);
    add(list, ...part.map(([who, cell]) => h("li", {}, cellButton(row, who, cell, true))));
    const left = people.length - from - part.length;
    if (left <= 0) return;
    const more = button(counted(words.matrix.more_people, left), () => {
      more.parentElement?.remove();
      grow(from + MOST_CARD);
      const next = list.children[from + MOST_CARD]?.querySelector("button");
      next?.focus();
    });
    add(list, h("li", {}, more));
  };
  grow(0);
  return made;
};

/** People that a card shows at first, and with each further step. */
const MOST_CARD = 12;

/** @param {Row} row @param {Rec[]} cell */
const rank = (row, cell) => ["against", "between", "for"].indexOf(deeds(row, cell)[0]?.tone ?? "") >>> 0;

/** The ways to what is not shown. @param {Row[]} all @param {Row[]} rows @param {number} people @param {number} columns */
const further = (all, rows, people, columns) => {
  const host = h("p", { class: "buttons further" });
  const left = all.length - rows.length;
  if (left > 0) {
    const next = () => go({ rows: String(rows.length + MORE_ROWS) }, { quiet: true });
    add(
      host,
      button(fill(words.matrix.more_claims, { n: numeral(Math.min(left, MORE_ROWS)), all: numeral(left) }), next, {
        "data-key": "more-rows",
      }),
    );
  }
  if (people > columns && columns < MOST_PEOPLE && !narrow.matches) {
    const next = () => go({ people: String(columns + MOST_COLUMNS) }, { quiet: true });
    const n = Math.min(people - columns, MOST_COLUMNS);
    add(
      host,
      button(fill(words.matrix.more_columns, { n: numeral(n), all: numeral(people - columns) }), next, {
        "data-key": "more-people",
      }),
    );
  }
  return host;
};

/** What was last shown, to be drawn anew where the room changes. @type {{host: HTMLElement, shown: Rec[]} | undefined} */
let now;
narrow.addEventListener("change", () => {
  if (now?.host.className === "positions") draw(now.host, now.shown);
});

/** @type {import("../types.d.ts").View} */
export const positions = {
  name: "positions",
  offered: () => records.some((record) => record.target !== undefined),
  show: (host, shown) => {
    now = { host, shown };
    draw(host, shown);
  },
};
