// The canvas: vis-network draws nodes and lines at given places, this module their labels, and it moves the view.

import { drawing, nodes } from "../ground/model.js";
import { bendsOf, fitting, framed } from "./geometry.js";
import { arranged, radiusOf } from "./labels.js";
import { STROKES } from "./linking.js";
import { drawnLabel, folding, ring } from "./painting.js";
import { colour, kindColours, onColours, styleColour } from "./palette.js";

/** @import { Camera } from "./geometry.js" */
/** @import { Label, Pointed } from "./labels.js" */
/** @import { Line } from "./linking.js" */
/** @import { Scene, Spot } from "./scene.js" */

/** How near a finger must come to a node that is too small to hit. */
const REACH = 16;
const SHORT = 250;
/** More lines than these are left out while the drawing moves, so that it keeps pace. */
const QUICK = 400;

/** @type {Scene | undefined} */
let scene;
/** @type {Map<string, number>} */
let bends = new Map();
/** @type {Label[]} */
let labels = [];
/** @type {Pointed} */
let pointed = {};
let moving = false;
/** The node or line that the keyboard has come to. @type {Pointed} */
let cursor = {};
/** @type {any} */
let net;
/** @type {{nodes: any, edges: any}} */
let sets;

/** Where the canvas stands now, if there is one. @returns {Camera | undefined} */
export const camera = () => {
  const frame = net?.canvas?.frame;
  if (!frame?.clientWidth) return undefined;
  const { x, y } = net.canvasToDOM({ x: 0, y: 0 });
  return { width: frame.clientWidth, height: frame.clientHeight, scale: net.getScale(), x, y };
};

/** What is drawn now, and how its lines bend. */
export const drawnNow = () => ({ scene, bends });

/**
 * Makes the canvas in a host.
 * @param {HTMLElement} host
 * @param {{choose: (choice: {node?: number, line?: string}) => void, unfold: (number: number) => void, resized: () => void}} does
 */
export const makeStage = (host, does) => {
  sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  net = new vis.Network(host, sets, drawing.options);
  // The host is what the keyboard reaches; the frame within would be a second stop.
  net.canvas.frame.tabIndex = -1;
  for (const canvas of host.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
  net.on("afterDrawing", paint);
  // The second click of a double one is told after it, when the node may have moved from under the pointer.
  let doubled = false;
  net.on("click", (/** @type {Clicked} */ event) => {
    if (!doubled) does.choose(hit(event));
  });
  net.on("doubleClick", (/** @type {Clicked} */ event) => {
    doubled = true;
    setTimeout(() => {
      doubled = false;
    }, SHORT);
    const { node } = hit(event);
    if (node !== undefined) does.unfold(node);
  });
  net.on("hoverNode", (/** @type {{node: number}} */ { node }) => point({ node }));
  net.on("blurNode", () => point({}));
  net.on("hoverEdge", (/** @type {{edge: string}} */ { edge }) => point({ line: edge }));
  net.on("blurEdge", () => point({}));
  onColours(() => scene && draw(scene));
  host.addEventListener("focus", () => net.redraw());
  host.addEventListener("blur", () => net.redraw());
  new ResizeObserver(() => resized(host, does.resized)).observe(host);
  net.labels = () =>
    labels.map(({ lines, x, y, width, height, number, line, forced }) => ({
      text: lines.join(" "),
      x,
      y,
      width,
      height,
      number,
      line,
      forced,
    }));
  net.on("dragStart", () => {
    letGo();
    moving = true;
  });
  net.on("dragEnd", () => {
    moving = false;
    net.redraw();
  });
  net.on("zoom", () => letGo());
  net.setSize("100%", "100%");
  window.onrecord.network = net;
};

/** What the view was last fitted to, until a reader moves it. @type {{numbers: Iterable<number> | undefined} | undefined} */
let fittedTo;
const letGo = () => {
  fittedTo = undefined;
};

/** @param {HTMLElement} host @param {() => void} then */
const resized = (host, then) => {
  if (!host.clientWidth || !host.clientHeight) return;
  net.setSize("100%", "100%");
  if (fittedTo) {
    then();
    fit(fittedTo.numbers, true);
  } else net.redraw();
};

/** After another view was open in its place: the pointer has left without a word. */
export const returned = () => {
  pointed = {};
  net?.redraw();
};

/** @typedef {{nodes: number[], edges: string[], pointer: {DOM: {x: number, y: number}}}} Clicked */

/** What a click or tap meets: a node, else the nearest one within a finger's reach, else a line. @param {Clicked} event @returns {Pointed} */
const hit = ({ pointer }) => {
  const straight = net.getNodeAt(pointer.DOM);
  if (straight !== undefined) return { node: straight };
  const view = camera();
  let nearest;
  let least = REACH;
  for (const spot of scene && view ? scene.spots.values() : []) {
    if (!view) break;
    const far = Math.hypot(spot.x * view.scale + view.x - pointer.DOM.x, spot.y * view.scale + view.y - pointer.DOM.y);
    if (far - radiusOf(spot, view) < least) [nearest, least] = [spot.number, far - radiusOf(spot, view)];
  }
  if (nearest !== undefined) return { node: nearest };
  return { line: net.getEdgeAt(pointer.DOM) };
};

/** @param {Pointed} at */
const point = (at) => {
  pointed = at;
  net.redraw();
};

/** The keyboard's place. */
export const cursorNow = () => cursor;

/** Moves the keyboard's place. @param {Pointed} at */
export const setCursor = (at) => {
  cursor = at;
  net.redraw();
};

/** Draws a scene: only what differs from the one before is told to vis-network. @param {Scene} next */
export const draw = (next) => {
  scene = next;
  bends = bendsOf(next.lines);
  if (cursor.node !== undefined && !next.spots.has(cursor.node)) cursor = {};
  const ids = new Set(next.lines.map((line) => line.id));
  drop(sets.edges, (id) => ids.has(String(id)));
  drop(sets.nodes, (id) => next.spots.has(Number(id)));
  const lit = litOf(next);
  sets.nodes.update(
    changed([...next.spots.values()].map((spot) => nodeItem(spot, lit ? lit.nodes.has(spot.number) : true, next))),
  );
  sets.edges.update(changed(next.lines.map((line) => edgeItem(line, lit ? lit.lines.has(line.id) : true))));
  const many = next.lines.length > QUICK;
  if (many !== hiding) net.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  hiding = many;
  const there = [...next.chosenLines].filter((id) => ids.has(id));
  net.setSelection({ nodes: [...next.chosen], edges: there }, { unselectAll: true, highlightEdges: false });
};

let hiding = false;

/** What vis-network was last told of each node and line. @type {Map<number | string, string>} */
const told = new Map();

/** Those that it has not been told yet: telling is what takes time. @template {{id: number | string}} Item @param {Item[]} items */
const changed = (items) =>
  items.filter((item) => {
    const text = JSON.stringify(item);
    const differs = told.get(item.id) !== text;
    told.set(item.id, text);
    return differs;
  });

/** @param {any} items @param {(id: number | string) => boolean} stays */
const drop = (items, stays) => {
  const gone = items.getIds().filter((/** @type {number | string} */ id) => !stays(id));
  for (const id of gone) told.delete(id);
  if (gone.length) items.remove(gone);
};

/** What belongs to the choice and stays strong while all else fades. @param {Scene} now */
const litOf = (now) => {
  if (!now.chosen.size) return undefined;
  const chosen = now.lines.filter((line) => now.chosenLines.has(line.id));
  const lines = chosen.length
    ? chosen
    : now.lines.filter((line) => now.chosen.has(line.from) || now.chosen.has(line.to));
  return {
    nodes: new Set([...now.chosen, ...lines.flatMap((line) => [line.from, line.to])]),
    lines: new Set(lines.map((line) => line.id)),
  };
};

/** @param {Spot} spot @param {boolean} lit @param {Scene} now */
const nodeItem = (spot, lit, now) => {
  const [surface, border] = kindColours(nodes[spot.number]?.kind).map(colour);
  const chosen = { background: surface, border: colour("focus") };
  return {
    id: spot.number,
    x: spot.x,
    y: spot.y,
    shape: spot.shape,
    size: spot.size,
    opacity: lit ? 1 : 0.5,
    borderWidth: now.chosen.has(spot.number) ? 4 : 1.5,
    borderWidthSelected: 4,
    color: { background: surface, border, highlight: chosen, hover: chosen },
  };
};

/** @param {Line} line @param {boolean} lit */
const edgeItem = (line, lit) => {
  const { dashes, width } = STROKES[line.style];
  const shade = colour(styleColour(line.style));
  const bend = bends.get(line.id) ?? 0;
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width,
    dashes: dashes.length ? dashes : false,
    color: { color: shade, highlight: shade, hover: shade, opacity: lit ? 0.85 : 0.25 },
    arrows: { to: { enabled: line.relation !== "contradicts", scaleFactor: 0.5 } },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
  };
};

/** After vis-network's own drawing: labels, signs of what is folded, the keyboard's place. @param {CanvasRenderingContext2D} context */
const paint = (context) => {
  const view = camera();
  if (!view || !scene) return;
  const { a } = context.getTransform();
  const ratio = a / view.scale;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const focused = net.canvas.frame.parentElement === document.activeElement;
  const at = pointed.node === undefined && pointed.line === undefined && focused ? cursor : pointed;
  const shown = moving && scene.lines.length > QUICK ? { ...scene, lines: [] } : scene;
  labels = arranged(shown, bends, view, at);
  for (const label of labels) drawnLabel(context, label);
  for (const spot of scene.spots.values()) folding(context, spot, view);
  const spot = focused && cursor.line === undefined ? scene.spots.get(cursor.node ?? -1) : undefined;
  if (spot) ring(context, spot, view);
  context.restore();
};

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Moves the view so that some nodes are shown, or all. @param {Iterable<number>} [numbers] @param {boolean} [atOnce] */
export const fit = (numbers, atOnce = false) => {
  const view = camera();
  if (!scene || !view) return;
  const spots = numbers
    ? [...numbers].map((number) => scene?.spots.get(number)).filter((spot) => spot !== undefined)
    : [...scene.spots.values()];
  const to = numbers ? fitting(spots, view.width, view.height) : framed(scene, view.width, view.height);
  move(to.scale, (view.width / 2 - to.x) / to.scale, (view.height / 2 - to.y) / to.scale, atOnce);
  fittedTo = { numbers };
};

/** @param {number} scale @param {number} x @param {number} y @param {boolean} [atOnce] */
const move = (scale, x, y, atOnce = false) => {
  const animation = atOnce || still.matches ? false : { duration: SHORT, easingFunction: "easeInOutQuad" };
  net.moveTo({ position: { x, y }, scale, animation });
};

/** @param {number} factor */
export const zoom = (factor) => {
  letGo();
  const { x, y } = net.getViewPosition();
  move(Math.min(6, Math.max(0.03, net.getScale() * factor)), x, y);
};

/** Brings nodes into sight, if any of them is not. @param {Iterable<number>} numbers */
export const reveal = (numbers) => {
  const view = camera();
  const spots = [...numbers].map((number) => scene?.spots.get(number)).filter((spot) => spot !== undefined);
  if (!view || !spots.length) return;
  const hidden = spots.some((spot) => {
    const [x, y] = [spot.x * view.scale + view.x, spot.y * view.scale + view.y];
    return x < 20 || y < 20 || x > view.width - 20 || y > view.height - 40;
  });
  if (!hidden) return;
  letGo();
  const apart = fitting(spots, view.width, view.height).scale;
  const x = spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length;
  const y = spots.reduce((sum, spot) => sum + spot.y, 0) / spots.length;
  move(Math.min(view.scale, apart), x, y);
};
