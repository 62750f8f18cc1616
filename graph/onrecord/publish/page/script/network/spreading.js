// The first view spread over the canvas, so that each node has room for its label beneath it.

import { restingLabel } from "./labels.js";

/** @import { Place, Places } from "./places.js" */
/** @import { Spot } from "./scene.js" */
/** @typedef {{width: number, height: number}} Room */
/** A node with its label: where it stands, and the room of both around that. @typedef {{number: number, x: number, y: number, wide: number, high: number, down: number, size: number}} Cell */
/** Two cells with a line between them. @typedef {[from: Cell, to: Cell]} Tie */

const BETWEEN = 14;
const BORDER = 4;
const TRIES = 700;
/** Rooms that overlap by less are apart. */
const NEARLY = 1;

/** How far a line passes from a node that it does not tie: through it, it would look like that node's own. */
const CLEAR = 7;

/**
 * Places in a room, around its middle, where no node or label covers another and no line passes through a node that is
 * not its own; none if they find no room.
 * @param {Spot[]} spots
 * @param {{from: number, to: number}[]} lines
 * @param {Room} room
 * @param {boolean} strict whether lines must pass beside nodes, or only should
 * @returns {Places | undefined}
 */
export const spread = (spots, lines, room, strict) => {
  const cells = spots.map(cellOf);
  if (cells.reduce((sum, { wide, high }) => sum + wide * high, 0) > 0.9 * room.width * room.height) return undefined;
  const ties = tiesOf(cells, lines);
  stretch(cells, room);
  for (let tried = 0; tried < TRIES; tried++) {
    const crossed = (strict || tried < TRIES / 2) && cleared(cells, ties);
    if (!pushed(cells, room) && !crossed) return placesOf(cells);
  }
  return undefined;
};

/** @param {Spot} spot @returns {Cell} */
const cellOf = (spot) => {
  const { width, height } = restingLabel(spot);
  const down = height + 3;
  return {
    number: spot.number,
    x: spot.x,
    y: spot.y,
    wide: Math.max(width, 2 * spot.size) + BETWEEN,
    high: 2 * spot.size + down + BETWEEN,
    down,
    size: spot.size,
  };
};

/** @param {Cell[]} cells @param {{from: number, to: number}[]} lines @returns {Tie[]} */
const tiesOf = (cells, lines) => {
  const known = new Map(cells.map((cell) => [cell.number, cell]));
  /** @type {Map<string, Tie>} */
  const ties = new Map();
  for (const line of lines) {
    const [a, b] = [known.get(Math.min(line.from, line.to)), known.get(Math.max(line.from, line.to))];
    if (a && b) ties.set(`${a.number} ${b.number}`, [a, b]);
  }
  return [...ties.values()];
};

/** Moves nodes aside from lines that are not theirs; whether any had to be. @param {Cell[]} cells @param {Tie[]} ties */
const cleared = (cells, ties) => {
  let moved = false;
  for (const [a, b] of ties) {
    const [ax, ay, dx, dy] = [a.x, a.y - a.down / 2, b.x - a.x, b.y - b.down / 2 - a.y + a.down / 2];
    const long = Math.hypot(dx, dy) || 1;
    for (const cell of cells) {
      if (cell === a || cell === b) continue;
      const [x, y] = [cell.x - ax, cell.y - cell.down / 2 - ay];
      const along = (x * dx + y * dy) / long;
      const aside = (y * dx - x * dy) / long;
      const need = cell.size + CLEAR - Math.abs(aside);
      if (along < 0 || along > long || need <= NEARLY) continue;
      moved = true;
      const step = (aside < 0 ? -1 : 1) * Math.min(need / 2, 4);
      cell.x -= (step * dy) / long;
      cell.y += (step * dx) / long;
    }
  }
  return moved;
};

/** Stretches the places over the room, halfway between their distances and even ones. @param {Cell[]} cells @param {Room} room */
const stretch = (cells, room) => {
  for (const [way, most] of /** @type {["x" | "y", number][]} */ ([
    ["x", room.width],
    ["y", room.height],
  ])) {
    const sorted = [...cells].sort((a, b) => a[way] - b[way] || a.number - b.number);
    const [least, far] = [sorted[0]?.[way] ?? 0, sorted.at(-1)?.[way] ?? 0];
    const parts = sorted.map(
      (cell, index) => (cell[way] - least) / (far - least || 1) + index / Math.max(1, sorted.length - 1),
    );
    for (const [index, cell] of sorted.entries()) cell[way] = 0.8 * most * ((parts[index] ?? 1) / 2 - 0.5);
  }
};

/** Pushes cells that overlap apart, and into the room; whether any had to be. @param {Cell[]} cells @param {Room} room */
const pushed = (cells, room) => {
  let moved = false;
  for (const [index, a] of cells.entries()) {
    for (const b of cells.slice(0, index)) {
      const [overX, overY] = [(a.wide + b.wide) / 2 - Math.abs(a.x - b.x), (a.high + b.high) / 2 - Math.abs(a.y - b.y)];
      if (overX <= NEARLY || overY <= NEARLY) continue;
      moved = true;
      const across = overX / (a.wide + b.wide) < overY / (a.high + b.high);
      const step = (across ? overX : overY) / 2;
      const way = across ? "x" : "y";
      const sign = a[way] < b[way] ? -1 : 1;
      a[way] += sign * step;
      b[way] -= sign * step;
    }
  }
  for (const cell of cells) {
    cell.x = within(cell.x, (room.width - cell.wide) / 2 - BORDER);
    cell.y = within(cell.y, (room.height - cell.high) / 2 - BORDER);
  }
  return moved;
};

/** @param {number} at @param {number} most */
const within = (at, most) => Math.max(-most, Math.min(most, at));

/** The middle of a cell lies below its node, by half its label. @param {Cell[]} cells @returns {Places} */
const placesOf = (cells) =>
  new Map(cells.map(({ number, x, y, down }) => [number, { x: Math.round(x), y: Math.round(y - down / 2) }]));

/** Where what joins a spread view later stands: beyond its border, in the direction of its given place. @param {Place} given @param {Room} room @returns {Place} */
export const beyond = ({ x, y }, room) => {
  const far = Math.hypot(x, y) || 1;
  return { x: Math.round((room.width / 2 + 80) * (x / far)), y: Math.round((room.height / 2 + 60) * (y / far)) };
};
