// One article's text with all its readings marked, each reached by mouse and by keyboard.

import { choose } from "../frame/evidence.js";
import { add, button, cut, fill, h } from "../ground/dom.js";
import { lazily } from "../ground/lazy.js";
import { nodes, recordNumbers, records, words } from "../ground/model.js";
import { does, SIGNS, said, tone } from "../ground/phrases.js";
import { layersOf, lineAt, linesOf, runsOf, spread } from "./layers.js";

/** @import { Layer, Line } from "./layers.js" */
/** @import { Article, Rec } from "../types.d.ts" */

/** A stretch as it is drawn. @typedef {{element: HTMLElement, layers: Layer[]}} Stretch */

/** Letters and lines of a part of the text, which is drawn at once. */
const PART = { letters: 4000, lines: 40 };
/** Where several readings meet, the last of these is shown. */
const ROLES = ["content", "source", "cue"];
/** Letters of what was said that a mark's name holds. */
const NAME = 120;

/** The number of the statement that a response in words is, else a record's own. @param {number} number */
const passage = (number) => records[number]?.expressed ?? number;

/** @param {Layer} layer */
const isRole = ({ kind }) => ROLES.includes(kind);

/** Where the words of a record begin. @param {Rec} record */
export const beginningOf = ({ marks, evidence }) =>
  (marks.length ? marks : evidence).reduce((first, [start]) => Math.min(first, start), Number.POSITIVE_INFINITY);

/** Lines in parts that are drawn one after the other. @param {Line[]} lines */
const partsOf = (lines) => {
  /** @type {Line[][]} */
  const parts = [];
  let letters = 0;
  for (const line of lines) {
    const part = parts.at(-1);
    letters += line.text.length;
    if (part && letters <= PART.letters && part.length < PART.lines) part.push(line);
    else {
      parts.push([line]);
      letters = line.text.length;
    }
  }
  return parts;
};

/** @template Key, Value @param {Map<Key, Value[]>} map @param {Key} key @param {Value} value */
const addTo = (map, key, value) => {
  const all = map.get(key);
  if (all) all.push(value);
  else map.set(key, [value]);
};

export class MarkedText {
  /**
   * The text of an article.
   * @param {Article} article
   * @param {[number, Rec][]} read the records to be marked, by number
   * @param {[number, number][]} places stretches to be shown besides
   */
  constructor(article, read, places) {
    this.lines = linesOf(article);
    spread(this.lines, layersOf(article, read, places));
    this.parts = partsOf(this.lines);
    this.chosen = -1;
    /** What is drawn of each record. @type {Map<number, Stretch[]>} */
    this.stretches = new Map();
    /** The button of each record. @type {Map<number, HTMLElement>} */
    this.buttons = new Map();
    /** What is drawn first of sentences that were not read and of other places, by where these begin. @type {Map<number, HTMLElement>} */
    this.anchors = new Map();
    /** The records whose buttons stand at each place: before the first of their words. @type {Map<number, number[]>} */
    this.starts = new Map();
    const marked = new Set(read.map(([number]) => number));
    for (const [number, record] of read) {
      const own = passage(number) === number || !marked.has(passage(number));
      if (own) addTo(this.starts, beginningOf(record), number);
    }
    this.shells = this.parts.map((part) => {
      const shell = h("div", { class: "part" });
      shell.style.minHeight = `${1.8 * part.reduce((sum, { text }) => sum + Math.ceil(text.length / 90), 0)}rem`;
      return shell;
    });
    const lang = /^[a-z]{2,3}(-[\w-]+)?$/i.test(article.language) ? article.language : undefined;
    this.host = h("div", { class: "text", lang }, ...this.shells);
  }

  /** Begins to draw; the host must be on the page. */
  start() {
    this.lazy = lazily(this.shells, (number) => this.fill(number), true);
  }

  stop() {
    this.lazy?.stop();
  }

  /** Draws the part that holds a place. @param {number} place */
  reach(place) {
    const line = this.lines[lineAt(this.lines, place)];
    const number = this.parts.findIndex((part) => line && part.includes(line));
    if (number >= 0) this.lazy?.around(number);
  }

  /** Marks one record out among the others. @param {number} number */
  select(number) {
    const before = this.chosen;
    this.chosen = number;
    for (const one of [before, number]) {
      for (const stretch of this.stretches.get(one) ?? []) this.paint(stretch);
      for (const record of [one, passage(one)]) this.press(record);
    }
  }

  /** What is drawn of a record, or first at a place. @param {number} number @param {number} [place] */
  elementOf(number, place = -1) {
    const button = this.buttons.get(number) ?? this.buttons.get(passage(number));
    return button ?? this.stretches.get(number)?.[0]?.element ?? this.anchors.get(place);
  }

  /** @param {number} part */
  fill(part) {
    for (const line of this.parts[part] ?? []) {
      const shell = /** @type {HTMLElement} */ (this.shells[part]);
      if (line.cut) add(shell, h("p", { class: "cut" }, "…"));
      add(shell, this.line(line));
    }
  }

  /** @param {Line} line */
  line(line) {
    const host = h("p", { dir: "auto", class: line.gap ? "gap" : undefined });
    for (const run of runsOf(line)) {
      add(host, ...notes(run.layers, run.start));
      for (const number of this.starts.get(run.start) ?? []) add(host, this.marker(number));
      add(host, run.layers.length ? this.run(run.text, run.start, run.layers) : run.text);
    }
    return host;
  }

  /** @param {string} text @param {number} start @param {Layer[]} layers */
  run(text, start, layers) {
    const element = layers.some(isRole) ? h("mark", { click: () => this.pick(layers) }, text) : h("span", {}, text);
    const stretch = { element, layers };
    for (const number of new Set(layers.map(({ record }) => record))) {
      if (number !== undefined) addTo(this.stretches, number, stretch);
    }
    if (layers.some((layer) => layer.start === start && ["unread", "place"].includes(layer.kind))) {
      this.anchors.set(start, element);
    }
    this.paint(stretch);
    return element;
  }

  /** @param {Stretch} stretch */
  paint({ element, layers }) {
    const own = layers.filter((layer) => layer.record === this.chosen);
    const within = own.some(isRole);
    const role = ROLES.filter((one) => (within ? own : layers).some(({ kind }) => kind === one)).at(-1);
    const rest = ["unread", "excluded", "place"].filter((one) => layers.some(({ kind }) => kind === one));
    // The sentence around the words of what is chosen stands out as well, but less.
    const out = [own.length && "around", within && "chosen"];
    element.className = [role, ...rest, ...out].filter(Boolean).join(" ");
    if (role) element.title = words.parts[role];
  }

  /** A click chooses what is marked there, that with the fewest words first; another click what else is marked. @param {Layer[]} layers */
  pick(layers) {
    const over = layers.filter(isRole).sort((a, b) => a.end - a.start - (b.end - b.start));
    const here = [...new Set(over.map(({ record }) => passage(record ?? -1)))];
    const next = records[here[(here.indexOf(passage(this.chosen)) + 1) % here.length] ?? -1];
    // Who has marked words to copy them chooses nothing.
    if (next && !String(getSelection())) choose(next.id);
  }

  /** The button of a record, before its words. @param {number} number */
  marker(number) {
    const record = /** @type {Rec} */ (records[number]);
    const who = nodes[record.source]?.label ?? "";
    const name = fill(words.articles.mark, { who, does: does(record), words: cut(said(record), NAME) });
    const given = { class: `marker tone-${tone(record)}`, "aria-label": name, title: name };
    const made = button(
      h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone(record)]),
      () => choose(record.id),
      given,
    );
    this.buttons.set(number, made);
    this.press(number);
    return made;
  }

  /** @param {number} number */
  press(number) {
    const chosen = number === this.chosen || number === passage(this.chosen);
    this.buttons.get(number)?.setAttribute("aria-pressed", String(chosen));
  }
}

/** What is said in words of a page's furniture and of a sentence that was not read, where these begin. @param {Layer[]} layers @param {number} start */
const notes = (layers, start) =>
  layers
    .filter((layer) => layer.start === start)
    .map(({ kind, reason }) => {
      if (kind === "excluded") return h("span", { class: "reason" }, words.articles.reasons[reason ?? ""] ?? reason);
      if (kind !== "unread") return null;
      const sign = h("span", { "aria-hidden": "true" }, "¿");
      return h("span", { class: "unread-sign" }, sign, h("span", { class: "unseen" }, words.articles.unread_sign));
    });

/** The number of a record by its id. @param {string} id */
export const numberOf = (id) => recordNumbers.get(id) ?? -1;
