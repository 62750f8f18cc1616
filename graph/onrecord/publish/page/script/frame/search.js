// One box over names, other names, claims and passages; results by kind, keyboard first.

import { go } from "../ground/address.js";
import { add, announce, byId, counted, fill, h, isolated, numeral } from "../ground/dom.js";
import { filtering } from "../ground/filters.js";
import { wantedWords } from "../ground/folding.js";
import { articles, nodes, records, titleOf, touching, words } from "../ground/model.js";
import { evidenceWords } from "../ground/phrases.js";
import { inSlices, whenIdle } from "../ground/slices.js";
import { choose } from "./evidence.js";
import { find, prepare, SEARCHABLE } from "./finding.js";
import { matched } from "./matched.js";

/** @import { Result, ResultGroup, ResultKind } from "./finding.js" */

/** @typedef {{key: string, element: HTMLElement, take: () => void}} Option */

/** Results of a kind that are shown before more are asked for. */
const FIRST = 5;
/** Letters of a search that are looked at. */
const LONGEST_QUERY = 200;
/** Milliseconds without typing after which screen readers are told the count. */
const PAUSE = 500;

/** What the box knows between two keys. */
const state = {
  /** @type {ResultGroup[]} */
  groups: [],
  complete: true,
  /** @type {Option[]} */
  options: [],
  active: "",
  /** @type {Set<ResultKind>} kinds of which all results are shown */
  whole: new Set(),
  /** Whether Enter was pressed before anything was found. */
  awaited: false,
  stop: () => {},
  speaking: 0,
};

const box = () => /** @type {HTMLInputElement} */ (byId("search"));
const asked = () => box().value.slice(0, LONGEST_QUERY);

/** Lets the search box answer. */
export const startSearch = () => {
  const field = box();
  field.setAttribute("aria-keyshortcuts", "/ Control+K");
  field.title = words.search.hint;
  field.after(h("p", { id: "search-note", hidden: true }));
  field.addEventListener("input", () => look());
  field.addEventListener("keydown", steer);
  field.addEventListener("focus", () => field.value && !isOpen() && look());
  field.addEventListener("blur", () => close());
  // The focus stays in the box while a result is clicked.
  byId("results").addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("keydown", call);
  whenIdle(() => inSlices(SEARCHABLE, prepare, undefined, whenIdle));
};

/** "/" and Ctrl+K lead to the box, unless somebody is typing elsewhere. @param {KeyboardEvent} event */
const call = (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  const at = event.target;
  const typing = at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"));
  const ticking = at instanceof HTMLInputElement && at.type === "checkbox";
  if (!(slash || control) || (typing && !ticking)) return;
  event.preventDefault();
  box().focus();
  box().select();
};

const isOpen = () => box().getAttribute("aria-expanded") === "true";

const close = () => {
  state.stop();
  clearTimeout(state.speaking);
  state.active = "";
  state.awaited = false;
  byId("results").hidden = true;
  byId("search-note").hidden = true;
  box().setAttribute("aria-expanded", "false");
  box().removeAttribute("aria-activedescendant");
};

/** Looks for what stands in the box, after each letter. */
const look = () => {
  state.stop();
  state.active = "";
  state.awaited = false;
  state.whole.clear();
  const query = asked();
  if (!wantedWords(query).length) {
    close();
    return;
  }
  state.stop = find(query, (groups, complete) => {
    state.groups = groups;
    state.complete = complete;
    draw();
    if (complete) say();
    if (state.awaited && state.options.length) state.options[0]?.take();
  });
};

/** Tells screen readers how much was found, once the typing pauses. */
const say = () => {
  clearTimeout(state.speaking);
  const count = state.groups.reduce((sum, group) => sum + group.count, 0);
  const text = count ? counted(words.search.count, count) : fill(words.search.none, { query: asked() });
  state.speaking = setTimeout(() => isOpen() && announce(text), PAUSE);
};

/** Shows what was found so far; what was chosen by the arrows stays so. */
const draw = () => {
  state.options = [];
  const host = byId("results");
  host.replaceChildren(...state.groups.map(drawGroup));
  host.hidden = !state.options.length;
  const note = byId("search-note");
  note.hidden = state.complete && state.options.length > 0;
  note.textContent = state.complete ? fill(words.search.none, { query: asked() }) : words.search.looking;
  box().setAttribute("aria-expanded", "true");
  if (state.options.every((option) => option.key !== state.active)) state.active = "";
  mark();
};

/** @param {ResultGroup} group */
const drawGroup = (group) => {
  const label = `results-${group.kind}`;
  const list = h("div", { role: "group", "aria-labelledby": label });
  const count = group.count > FIRST ? h("span", { class: "count" }, numeral(group.count)) : null;
  add(list, h("div", { class: "kind", id: label, role: "presentation" }, words.search.kinds[group.kind], " ", count));
  const whole = state.whole.has(group.kind);
  for (const result of whole ? group.results : group.results.slice(0, FIRST)) {
    add(
      list,
      option(`${result.kind}-${result.number}`, () => take(result), ...described(result)),
    );
  }
  if (group.kind === "passage") add(list, allPassages(group.count));
  else if (!whole && group.count > FIRST) {
    const all = counted(words.search.more, group.results.length);
    add(
      list,
      option(`more-${group.kind}`, () => unfold(group), all),
    );
  }
  return list;
};

/** @param {string} key @param {() => void} act @param {...(Node | string | null)} children */
const option = (key, act, ...children) => {
  const id = `result-${state.options.length}`;
  const element = h("div", { role: "option", id, "aria-selected": "false", "data-key": key, click: act }, ...children);
  state.options.push({ key, element, take: act });
  return element;
};

/** How a result is shown: what it is called, with what was typed set off, and how much there is of it. @param {Result} result */
const described = ({ kind, number, text }) => {
  const wanted = wantedWords(asked());
  if (kind === "passage") {
    const record = records[number];
    if (!record) return [];
    const article = articles[record.article];
    const where = h(
      "span",
      { class: "quiet" },
      " · ",
      isolated(article ? (article.publisher ?? titleOf(article)) : ""),
    );
    const who = h("span", { class: "where" }, matched(nodes[record.source]?.label ?? "", wanted, 60), where);
    return [who, h("span", {}, matched(evidenceWords(record), wanted))];
  }
  if (kind === "article") {
    const article = articles[number];
    const publisher = article?.publisher;
    const below = publisher ? h("span", { class: "where quiet" }, matched(publisher, wanted, 60)) : null;
    return [h("span", {}, matched(article ? titleOf(article) : "", wanted)), below];
  }
  const label = nodes[number]?.label ?? "";
  const count = h("span", { class: "count" }, counted(words.records, touching[number]?.length ?? 0));
  if (kind === "claim" || kind === "action" || text === label) return [h("span", {}, matched(text, wanted)), count];
  const also = h("span", { class: "quiet" }, ` ${words.search.also} `, matched(text, wanted));
  return [h("span", {}, matched(label, wanted), also), count];
};

/** @param {number} count */
const allPassages = (count) => {
  const text = counted(words.search.all, count) + (filtering() ? ` ${words.search.filtered}` : "");
  const act = () => {
    go({ q: asked() });
    close();
  };
  return option("all-passages", act, text);
};

/** Shows all results of a kind. @param {ResultGroup} group */
const unfold = (group) => {
  state.whole.add(group.kind);
  const next = group.results[FIRST];
  state.active = next ? `${next.kind}-${next.number}` : "";
  draw();
};

/** Goes to what was chosen, and so does the focus. @param {Result} result */
const take = ({ kind, number }) => {
  close();
  // Left in the box, what was asked would look like a filter of all that follows.
  box().value = "";
  if (kind === "article") {
    go({ read: articles[number]?.id ?? null, at: null }, { view: "articles" });
    byId("view").focus();
    return;
  }
  const id = kind === "passage" ? records[number]?.id : nodes[number]?.id;
  choose(id ?? "");
  document.getElementById("evidence-title")?.focus();
};

/** Shows which option the arrows have reached. */
const mark = () => {
  for (const one of state.options) {
    const active = one.key === state.active;
    one.element.setAttribute("aria-selected", String(active));
    if (!active) continue;
    one.element.scrollIntoView({ block: "nearest" });
  }
  const reached = state.options.find((one) => one.key === state.active);
  if (reached) box().setAttribute("aria-activedescendant", reached.element.id);
  else box().removeAttribute("aria-activedescendant");
};

/** @param {KeyboardEvent} event */
const steer = (event) => {
  if (event.isComposing) return;
  const { options } = state;
  const at = options.findIndex((one) => one.key === state.active);
  if (event.key === "Escape") {
    event.preventDefault();
    if (isOpen()) close();
    else box().value = "";
    return;
  }
  if (event.key === "Enter") {
    event.preventDefault();
    if (!isOpen()) look();
    if (options.length) (options[at] ?? options[0])?.take();
    else state.awaited = !state.complete;
    return;
  }
  if (event.key === "ArrowDown" && !isOpen()) {
    event.preventDefault();
    look();
    return;
  }
  const to = reachedBy(event.key, at, options.length);
  if (!isOpen() || to === undefined) return;
  event.preventDefault();
  state.active = options[to]?.key ?? "";
  mark();
};

/** The place among so many that a key leads to, -1 for the box itself. @param {string} key @param {number} at @param {number} count */
const reachedBy = (key, at, count) => {
  if (!count) return undefined;
  if (key === "ArrowDown") return at + 1 < count ? at + 1 : -1;
  if (key === "ArrowUp") return at < 0 ? count - 1 : at - 1;
  // In the box itself these keys move between its letters.
  if (at < 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
};
