// What the network shows now, and where: it follows from the records let through and from the address.

import { value, values } from "../ground/address.js";
import { counted } from "../ground/dom.js";
import { visible } from "../ground/filters.js";
import { drawing, isSaid, nodeNumbers, nodes, recordNumbers, records, speaks, words } from "../ground/model.js";
import { lineWords, webOf } from "./linking.js";
import { focused, squeezed, unfolded } from "./places.js";
import { beyond, spread } from "./spreading.js";

/** @import { Line, Web } from "./linking.js" */
/** @import { Place, Places } from "./places.js" */
/** @import { Room } from "./spreading.js" */

/**
 * A node as drawn. `folded`: how much that it alone said is not shown; `own`: how much there is of it at all.
 * @typedef {{number: number, x: number, y: number, size: number, shape: string, count: number, folded: number, own: number}} Spot
 */

/**
 * `waiting`: how many of the summary's nodes are not shown yet; `more`: how many of them the next asking shows;
 * `all`: how many nodes there are at all. `room`: what the places are spread over, if they are.
 * `hidden`: how many lines are too many to be drawn. `of`: the records it is made of.
 * @typedef {{of: unknown, spots: Map<number, Spot>, lines: Line[], hidden: number, waiting: number, more: number, room?: Room, all: number, whole: boolean, chosen: Set<number>, chosenLines: Set<string>}} Scene
 */

/** More than these are never drawn at once: nobody could read them, and drawing would lag. */
export const MOST = 500;

/** And no more lines than these: the weightiest, those of what is chosen before others. */
const MOST_LINES = 800;

/** The given place of each node. @type {Map<number, Place>} */
const given = new Map(drawing.nodes.map((node) => [node.id, node]));
const shapes = new Map(drawing.nodes.map((node) => [node.id, node.shape]));
const core = drawing.nodes.filter((node) => node.home === undefined).map((node) => node.id);

/** What is folded into each source, and the source of what is. @type {Map<number, number[]>} */
const folds = new Map();
/** @type {Map<number, number>} */
const homes = new Map();
for (const { id, home } of drawing.nodes) {
  if (home === undefined) continue;
  homes.set(id, home);
  const others = folds.get(home);
  if (others) others.push(id);
  else folds.set(home, [id]);
}

/** @type {{of: unknown, web: Web}} */
let lastWeb = { of: undefined, web: { lines: [], stated: new Map(), sources: new Map() } };

/** The network of what the filters let through. @returns {Web} */
export const web = () => {
  const shown = visible();
  if (lastWeb.of !== shown) lastWeb = { of: shown, web: webOf(shown) };
  return lastWeb.web;
};

/** Whether a node has anything among what the filters let through. @param {number} number */
const present = (number) => web().stated.has(number) || web().sources.has(number);

/** What one source alone said and the filters let through. @param {number} number */
export const own = (number) => (folds.get(number) ?? []).filter(present);

/** Nodes and lines that the address has chosen. @returns {{nodes: Set<number>, lines: Set<string>}} */
const choice = () => {
  const chosen = value("sel");
  const number = nodeNumbers.get(chosen);
  if (number !== undefined) return { nodes: new Set([number]), lines: new Set() };
  const record = records[recordNumbers.get(chosen) ?? -1];
  const [first, relation, second] = chosen.split("~");
  const from = record ? record.source : nodeNumbers.get(first ?? "");
  const to = record ? record.target : nodeNumbers.get(second ?? "");
  /** @type {Set<number>} */
  const ends = new Set();
  if (from !== undefined) ends.add(from);
  if (to !== undefined) ends.add(to);
  const between = web().lines.filter((line) => line.from === from && line.to === to);
  const lines = between.filter((line) => !relation || line.id === chosen).map((line) => line.id);
  return { nodes: ends, lines: new Set(lines) };
};

/** The node the network is narrowed to, if any. */
export const focusNumber = () => nodeNumbers.get(value("focus"));

const narrow = matchMedia("(max-width: 40rem)");

/** How many are shown at first, and how many more at each asking: fewer where there is room for few labels. */
export const step = () => (narrow.matches ? Math.ceil(drawing.first / 3) : drawing.first);

/** How often more was asked for. */
export const asked = () => Math.min(100, Math.max(0, Number.parseInt(value("more"), 10) || 0));

/** Those that are unfolded. @returns {number[]} */
export const unfoldedNumbers = () =>
  values("open")
    .map((id) => nodeNumbers.get(id) ?? -1)
    .filter((number) => own(number).length > 0);

/** What is shown, with places. @returns {Scene} */
export const sceneNow = () => {
  const centre = focusNumber();
  const chosen = choice();
  const all = drawing.nodes.filter((node) => present(node.id)).length;
  const scene = centre !== undefined && present(centre) ? around(centre) : summarised(chosen.nodes, all);
  const between = web().lines.filter((line) => scene.place.has(line.from) && scene.place.has(line.to));
  const lines = weightiest(between, chosen.nodes);
  const shownOf = new Map();
  for (const number of scene.place.keys()) {
    const home = homes.get(number);
    if (home !== undefined) shownOf.set(home, (shownOf.get(home) ?? 0) + 1);
  }
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  const counts = new Map([...scene.place.keys()].map((number) => [number, countOf(number)]));
  const most = Math.max(0, ...counts.values());
  for (const [number, { x, y }] of scene.place) {
    const count = counts.get(number) ?? 0;
    const mine = own(number).length;
    spots.set(number, {
      number,
      x,
      y,
      size: sizeOf(number, count, most),
      shape: shapes.get(number) ?? "dot",
      count,
      own: mine,
      folded: mine - (shownOf.get(number) ?? 0),
    });
  }
  return {
    of: visible(),
    spots,
    lines,
    hidden: between.length - lines.length,
    waiting: scene.waiting,
    more: scene.more,
    room: scene.room,
    all,
    whole: scene.whole,
    chosen: new Set([...chosen.nodes].filter((number) => spots.has(number))),
    chosenLines: chosen.lines,
  };
};

/** @param {Line[]} lines @param {Set<number>} chosen */
const weightiest = (lines, chosen) => {
  if (lines.length <= MOST_LINES) return lines;
  const weight = (/** @type {Line} */ { from, to, style, count }) =>
    count + (chosen.has(from) || chosen.has(to) ? 1e6 : 0) + (style === "belongs" ? 0 : 0.5);
  return [...lines].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_LINES);
};

/** How much a node weighs: statements of who speaks, sources of what is said. @param {number} number */
const countOf = (number) => {
  const node = nodes[number];
  return (node && speaks(node) ? web().stated.get(number) : web().sources.get(number)?.size) ?? 0;
};

/** A node's size: by its surface, as a share of the weightiest. @param {number} number @param {number} count @param {number} most */
const sizeOf = (number, count, most) =>
  nodes[number]?.kind === "report" ? 30 : 9 + 21 * Math.sqrt(count / Math.max(6, most));

/**
 * The summary: the weightiest, what was asked for, and what is chosen.
 * @param {Set<number>} chosen
 * @param {number} all
 */
const summarised = (chosen, all) => {
  const shown = new Set();
  const whole = all <= drawing.first;
  const there = core.filter(present);
  const open = new Set(whole ? there : unfoldedNumbers());
  const limit = Math.min(MOST - drawing.first, step() * (1 + asked()));
  const resting = asked() === 0 && !whole ? rested(there.slice(0, limit)) : undefined;
  for (const number of resting?.keys() ?? there.slice(0, limit)) shown.add(number);
  /** @type {Map<number, number[]>} */
  const opened = new Map();
  for (const number of chosen) {
    if (!given.has(number) || !present(number)) continue;
    const home = homes.get(number);
    shown.add(home ?? number);
    if (home !== undefined && !open.has(home)) opened.set(home, [number]);
  }
  for (const number of open) {
    if (given.has(number)) shown.add(number);
    opened.set(number, own(number));
  }
  let room = MOST - shown.size;
  for (const [number, inside] of opened) {
    opened.set(number, inside.slice(0, Math.max(0, room)));
    room -= inside.length;
  }
  const base = new Map([...shown].map((number) => [number, placeOfNode(number)]));
  // A telephone is higher than wide.
  const upright = narrow.matches ? 1.7 : 1;
  const places = new Map([...squeezed(base)].map(([number, { x, y }]) => [number, { x, y: y * upright }]));
  const slots = (/** @type {number} */ number) => (folds.get(number) ?? []).map(placeOfNode);
  const placed = unfolded(resting ? joined(resting, shown) : places, opened, slots, placeOfNode);
  const spreadOut = whole ? settled([...placed.keys()], placed, true) : undefined;
  const waiting = there.filter((number) => !shown.has(number)).length;
  const next = Math.min(MOST - drawing.first, step() * (2 + asked()));
  return {
    place: spreadOut ?? placed,
    waiting,
    more: Math.max(0, Math.min(waiting, next - shown.size)),
    whole,
    room: spreadOut || (resting && placed.size === resting.size) ? roomNow() : undefined,
  };
};

/** Nobody finds a way in fewer: where even these have no room, labels wait until one zooms in. */
const FEWEST = 6;

/** @type {Room | undefined} */
let room;

/** Sets what the first view is spread over; whether that is another room than before, by more than a line of text. @param {number} width @param {number} height */
export const measure = (width, height) => {
  if (!width || !height) return false;
  const same =
    room && Math.abs(room.width - width) < 0.1 * room.width && Math.abs(room.height - height) < 0.1 * room.height;
  if (!same) room = { width, height };
  return !same;
};

/** @returns {Room} */
const roomNow = () => room ?? { width: 1200, height: 800 };

/** @type {{key: string, places: Places | undefined}} */
let lastRested = { key: "", places: undefined };

/** The weightiest, as many as have room with their labels, spread over the canvas. @param {number[]} numbers */
const rested = (numbers) => {
  const at = roomNow();
  const key = JSON.stringify([at, numbers, numbers.map((number) => [countOf(number), own(number).length])]);
  if (lastRested.key === key) return lastRested.places;
  const least = Math.min(numbers.length, FEWEST);
  const givenPlaces = new Map(numbers.map((number) => [number, placeOfNode(number)]));
  /** @param {boolean} strict @param {number} fewest */
  const tried = (strict, fewest) => {
    for (let many = numbers.length; many >= fewest && many; many--) {
      const places = spread(spotsOf(numbers.slice(0, many), givenPlaces, false), web().lines, at, strict);
      if (places) return places;
    }
    return undefined;
  };
  const places = tried(true, least) ?? tried(false, least);
  lastRested = { key, places };
  return places;
};

/** All of a small network spread over the canvas. @param {number[]} numbers @param {Places} places @param {boolean} whole */
const settled = (numbers, places, whole) => {
  const spots = spotsOf(numbers, places, whole);
  return spread(spots, web().lines, roomNow(), true) ?? spread(spots, web().lines, roomNow(), false);
};

/** @param {number[]} numbers @param {Places} places @param {boolean} whole @returns {Spot[]} */
const spotsOf = (numbers, places, whole) => {
  const most = Math.max(0, ...numbers.map(countOf));
  return numbers.map((number) => {
    const [count, mine] = [countOf(number), own(number).length];
    const { x, y } = places.get(number) ?? placeOfNode(number);
    const shape = shapes.get(number) ?? "dot";
    return { number, x, y, size: sizeOf(number, count, most), shape, count, own: mine, folded: whole ? 0 : mine };
  });
};

/** @param {Places} places @param {Set<number>} shown @returns {Places} */
const joined = (places, shown) =>
  new Map([...shown].map((number) => [number, places.get(number) ?? beyond(placeOfNode(number), roomNow())]));

/** @param {number} number @returns {Place} */
const placeOfNode = (number) => given.get(number) ?? { x: 0, y: 0 };

/** A node, what it is tied to, and who else speaks of that. @param {number} centre */
const around = (centre) => {
  /** @type {Map<number, Set<number>>} */
  const near = new Map();
  for (const { from, to } of web().lines) {
    near.set(from, (near.get(from) ?? new Set()).add(to));
    near.set(to, (near.get(to) ?? new Set()).add(from));
  }
  const weight = (/** @type {number} */ number) => near.get(number)?.size ?? 0;
  const heavy = (/** @type {number} */ a, /** @type {number} */ b) => weight(b) - weight(a) || a - b;
  const inner = [...(near.get(centre) ?? [])].sort(heavy).slice(0, 120);
  const seen = new Set([centre, ...inner]);
  const others = new Set();
  for (const number of inner) {
    const node = nodes[number];
    if (!node || !isSaid(node)) continue;
    for (const other of near.get(number) ?? []) if (!seen.has(other)) others.add(other);
  }
  const outer = [...others].sort(heavy).slice(0, 120);
  return { place: focused(centre, inner, outer, near), waiting: 0, more: 0, whole: false, room: undefined };
};

/** A node in words, as a screen reader says it. @param {Spot} spot @returns {string} */
export const spotWords = (spot) => {
  const node = nodes[spot.number];
  const speaking = node !== undefined && speaks(node);
  const said = web().lines.filter((line) => line.from === spot.number && line.style !== "belongs");
  const shared = new Set(
    said
      .map((line) => line.to)
      .filter((number) => !homes.has(number) && isSaid(nodes[number] ?? { id: "", kind: "topic", label: "" })),
  );
  return [
    node?.label,
    words.node_kinds[node?.kind ?? "unknown"],
    counted(speaking ? words.network.statements : words.network.sources, spot.count),
    shared.size > 0 && counted(words.network.shared, shared.size),
    spot.folded > 0 && counted(words.network.folded, spot.folded),
  ]
    .filter(Boolean)
    .join(", ");
};

/** A line in words. @param {Line} line */
export const sentenceOf = (line) => `${nodes[line.from]?.label} ${lineWords(line)} ${nodes[line.to]?.label}`;
