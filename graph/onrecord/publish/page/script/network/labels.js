// Labels of the network, in the size of the page's text however far one zooms, as on a map: the weightiest first, each
// where it covers neither a node nor another label; what finds no room waits until one zooms in, points at it or
// chooses it.

import { isSaid, nodes } from "../ground/model.js";
import { pointOf } from "./geometry.js";
import { set } from "./lettering.js";
import { lineWords, signOf } from "./linking.js";

/** @import { Camera } from "./geometry.js" */
/** @import { Line } from "./linking.js" */
/** @import { Scene, Spot } from "./scene.js" */

/** @typedef {{x: number, y: number, width: number, height: number, owner?: number}} Box */
/**
 * A label where it stands on the canvas. `colour`: a name of the style sheet. `number`, `line`: what it belongs to.
 * @typedef {Box & {lines: string[], font: string, leading: number, colour: string, number?: number, line?: string, forced?: boolean}} Label
 */
/** What a reader points at. @typedef {{node?: number, line?: string}} Pointed */

const GAP = 3;
const CELL = 90;
const CROWD = 80;

/** Room on the canvas, by cells, so that few boxes are compared. @param {number} width @param {number} height */
const roomOf = (width, height) => {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();
  const columns = Math.ceil(width / CELL) + 2;
  /** @param {Box} box @param {(cell: number) => boolean | undefined} then */
  const over = ({ x, y, width: wide, height: high }, then) => {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + high) / CELL); row++) {
      for (let column = Math.floor(x / CELL); column <= Math.floor((x + wide) / CELL); column++) {
        if (then(row * columns + column)) return true;
      }
    }
    return false;
  };
  /** @param {Box} box */
  const take = (box) => {
    over(box, (cell) => {
      const inside = cells.get(cell);
      if (inside) inside.push(box);
      else cells.set(cell, [box]);
      return false;
    });
  };
  /** @param {Box} a @param {number} [owner] whose own surroundings are no hindrance */
  const free = (a, owner) =>
    a.x >= 0 &&
    a.y >= 0 &&
    a.x + a.width <= width &&
    a.y + a.height <= height &&
    !over(a, (cell) =>
      cells
        .get(cell)
        ?.some(
          (b) =>
            (owner === undefined || b.owner !== owner) &&
            a.x < b.x + b.width &&
            b.x < a.x + a.width &&
            a.y < b.y + b.height &&
            b.y < a.y + a.height,
        ),
    );
  return { take, free };
};

/** The radius of a node on the canvas. @param {Spot} spot @param {Camera} camera */
export const radiusOf = (spot, camera) => spot.size * camera.scale;

/**
 * The labels of a scene as a camera shows it.
 * @param {Scene} scene
 * @param {Map<string, number>} bends
 * @param {Camera} camera
 * @param {Pointed} [pointed]
 * @returns {Label[]}
 */
export const arranged = (scene, bends, camera, pointed = {}) => {
  const room = roomOf(camera.width, camera.height);
  /** @type {{spot: Spot, x: number, y: number, far: number}[]} */
  const there = [];
  for (const spot of scene.spots.values()) {
    const [x, y, far] = [spot.x * camera.scale + camera.x, spot.y * camera.scale + camera.y, radiusOf(spot, camera)];
    if (x < -far || y < -far || x > camera.width + far || y > camera.height + far) continue;
    // A label stands nearer to its own node than to any other, or it would be read as the other's.
    const wide = far + GAP + 2;
    room.take({ x: x - wide, y: y - wide, width: 2 * wide, height: 2 * wide, owner: spot.number });
    there.push({ spot, x, y, far });
  }
  const strong = new Set([...scene.chosen, ...(pointed.node === undefined ? [] : [pointed.node])]);
  const strongLines = scene.lines.filter((line) => scene.chosenLines.has(line.id) || line.id === pointed.line);
  const lit = strongLines.length
    ? strongLines
    : scene.lines.filter((line) => strong.has(line.from) || strong.has(line.to));
  const near = new Set(lit.flatMap((line) => [line.from, line.to]));
  /** @type {Label[]} */
  const labels = [];
  /** @param {Label | undefined} label */
  const put = (label) => {
    if (!label) return false;
    room.take(label);
    labels.push(label);
    return true;
  };
  const rank = (/** @type {Spot} */ spot) =>
    Number(strong.has(spot.number)) * 4 + Number(near.has(spot.number)) * 2 + Number(spot.shape === "star");
  there.sort((a, b) => rank(b.spot) - rank(a.spot) || b.spot.size - a.spot.size || a.spot.number - b.spot.number);
  const first = there.filter(({ spot }) => strong.has(spot.number));
  for (const one of first) put(nodeLabel(one, room.free, camera, true));
  const lines = alternating([...scene.lines].sort((a, b) => b.count - a.count));
  const litSet = new Set(lit);
  for (const line of lines) if (litSet.has(line)) put(lineLabel(line, scene, bends, camera, room.free, true));
  for (const one of there)
    if (!strong.has(one.spot.number))
      put(quieter(nodeLabel(one, room.free, camera, false), Boolean(lit.length) && !near.has(one.spot.number)));
  // Lines of what is not chosen would distract from those of what is, and where there are many nobody could read them.
  if (!lit.length && there.length <= CROWD)
    for (const line of lines) put(lineLabel(line, scene, bends, camera, room.free, false));
  return labels;
};

/** Lines of each style in turn, so that the words of all styles find room. @param {Line[]} lines */
const alternating = (lines) => {
  const nth = new Map();
  const turns = new Map();
  for (const line of lines) {
    const turn = nth.get(line.style) ?? 0;
    nth.set(line.style, turn + 1);
    turns.set(line, turn);
  }
  return lines.sort((a, b) => turns.get(a) - turns.get(b));
};

/** @param {Label | undefined} label @param {boolean} quiet */
const quieter = (label, quiet) => (label && quiet ? { ...label, colour: "quiet" } : label);

/** A node's name, with the number of what is folded into it where that has no room on the node. @param {Spot} spot @param {string} label @param {Camera} camera */
const named = (spot, label, camera) => (spot.folded && !foldingSign(spot, camera) ? `${label} +${spot.folded}` : label);

/** How much is folded into a node, as the sign on it, where it has room. @param {Spot} spot @param {Camera} camera */
export const foldingSign = (spot, camera) => {
  const far = radiusOf(spot, camera);
  if (!spot.folded || far < 8) return undefined;
  const text = set(`+${spot.folded}`, { width: 60, lines: 1, size: 10, bold: true });
  if (text.width > 2 * far) return undefined;
  const y = spot.y * camera.scale + camera.y + (spot.shape === "star" ? far * 0.1 : 0);
  const colour = nodes[spot.number]?.kind === "report" ? "node-report-ink" : "node-ink";
  return { x: spot.x * camera.scale + camera.x, y, text, colour };
};

/** How a node's label is set where nothing hinders. @param {Spot} spot @param {Camera} camera */
const usually = (spot, camera) => {
  const node = nodes[spot.number];
  const spoken = node !== undefined && (isSaid(node) || node.kind === "topic");
  const text = named(spot, node?.label ?? "", camera);
  return { text, how: { width: 122, lines: spoken ? 3 : 2, bold: !spoken } };
};

/** The label of a node as it is while nothing is zoomed or chosen. @param {Spot} spot */
export const restingLabel = (spot) => {
  const { text, how } = usually(spot, { width: 0, height: 0, scale: 1, x: 0, y: 0 });
  return set(text, how);
};

/**
 * @param {{spot: Spot, x: number, y: number, far: number}} one
 * @param {(box: Box, owner?: number) => boolean} free
 * @param {Camera} camera
 * @param {boolean} strong
 * @returns {Label | undefined}
 */
const nodeLabel = ({ spot, x, y, far }, free, camera, strong) => {
  const { text, how: usual } = usually(spot, camera);
  const ways = [usual, { ...usual, width: 92, lines: usual.lines + 1 }, { ...usual, width: 110, lines: 1 }];
  const full = [
    { ...usual, width: 220, lines: 7 },
    { ...usual, width: 140, lines: 10 },
  ];
  for (const wide of strong ? [...full, ...ways] : ways) {
    const { lines, width, height, font, leading } = set(text, wide);
    const rest = { width, height, lines, font, leading, colour: "ink", number: spot.number };
    // Beside a corner: a square has one there.
    const slant = spot.shape === "square" ? far : 0.7 * far;
    const places = [
      { x: x - width / 2, y: y + far + GAP },
      { x: x - width / 2, y: y - far - GAP - height },
      { x: x + far + GAP, y: y - height / 2 },
      { x: x - far - GAP - width, y: y - height / 2 },
      { x: x + slant + GAP, y: y + slant + GAP },
      { x: x - slant - GAP - width, y: y + slant + GAP },
      { x: x + slant + GAP, y: y - slant - GAP - height },
      { x: x - slant - GAP - width, y: y - slant - GAP - height },
    ];
    for (const place of places) if (free({ ...place, width, height }, spot.number)) return { ...place, ...rest };
  }
  if (!strong || x < 0 || y < 0 || x > camera.width || y > camera.height) return undefined;
  const { width, height, ...rest } = set(text, full[0] ?? usual);
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(0, Math.min(most, at));
  const place = { x: within(x - width / 2, camera.width - width), y: within(y + far + GAP, camera.height - height) };
  return { ...place, ...rest, width, height, colour: "ink", number: spot.number, forced: true };
};

/**
 * @param {Line} line
 * @param {Scene} scene
 * @param {Map<string, number>} bends
 * @param {Camera} camera
 * @param {(box: Box) => boolean} free
 * @param {boolean} strong
 * @returns {Label | undefined}
 */
const lineLabel = (line, scene, bends, camera, free, strong) => {
  const [from, to] = [scene.spots.get(line.from), scene.spots.get(line.to)];
  if (!from || !to) return undefined;
  const long = Math.hypot(from.x - to.x, from.y - to.y) * camera.scale;
  const sign = signOf(line.style);
  const texts = [`${sign} ${lineWords(line)}`.trim()];
  if (sign && line.style !== "says") texts.push(sign);
  for (const text of texts) {
    const { lines, width, height, font, leading } = set(text, { width: 200, lines: 1, size: 11 });
    // On a short line the words would hide the line itself.
    if (long < width * (strong ? 0.8 : 1.3) + radiusOf(from, camera) + radiusOf(to, camera)) continue;
    for (const at of strong ? [0.5, 0.36, 0.64, 0.25] : [0.42, 0.3]) {
      const middle = pointOf(from, to, bends.get(line.id) ?? 0, at);
      const [x, y] = [middle.x * camera.scale + camera.x, middle.y * camera.scale + camera.y];
      const place = { x: x - width / 2, y: y - height / 2 };
      if (free({ ...place, width, height })) {
        return { ...place, width, height, lines, font, leading, colour: line.style, line: line.id };
      }
    }
  }
  return undefined;
};
