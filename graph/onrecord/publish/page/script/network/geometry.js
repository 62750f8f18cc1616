// Where the lines of the network run, and what part of it a canvas shows.

/** @import { Line } from "./linking.js" */
/** @import { Place } from "./places.js" */

/** A scene's places, and the room that they are spread over, if they are. @typedef {{spots: Map<number, Place>, room?: {width: number, height: number}}} Laid */

/** What a canvas shows: a place times `scale`, plus `x` and `y`, is where it stands. @typedef {{width: number, height: number, scale: number, x: number, y: number}} Camera */

/**
 * How far each line bends: of several between the same two nodes the first is straight and others bend to both sides.
 * @param {Line[]} lines
 * @returns {Map<string, number>}
 */
export const bendsOf = (lines) => {
  const taken = new Map();
  const bends = new Map();
  for (const line of lines) {
    const pair = line.from < line.to ? `${line.from} ${line.to}` : `${line.to} ${line.from}`;
    const nth = taken.get(pair) ?? 0;
    taken.set(pair, nth + 1);
    const side = (nth % 2 ? 1 : -1) * (line.from < line.to ? 1 : -1);
    bends.set(line.id, nth ? side * 0.18 * Math.ceil(nth / 2) : 0);
  }
  return bends;
};

/** The point that a line bends towards, as vis-network's curvedCW and curvedCCW have it. @param {Place} from @param {Place} to @param {number} bend @returns {Place} */
export const bendPoint = (from, to, bend) => {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const far = Math.hypot(dx, dy) * (bend * 0.5 + 0.5);
  const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
  return { x: from.x + far * Math.sin(angle), y: from.y + far * Math.cos(angle) };
};

/** The point of a line at a part of its length. @param {Place} from @param {Place} to @param {number} bend @param {number} at @returns {Place} */
export const pointOf = (from, to, bend, at) => {
  const { x, y } = bend ? bendPoint(from, to, bend) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [a, b, c] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
  return { x: a * from.x + b * x + c * to.x, y: a * from.y + b * y + c * to.y };
};

/**
 * What shows all of some places in a width and height, with room for labels at its borders.
 * @param {Iterable<Place>} places
 * @param {number} width
 * @param {number} height
 * @returns {Camera}
 */
export const fitting = (places, width, height) => {
  let [left, right, top, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of places) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) [left, right, top, bottom] = [0, 0, 0, 0];
  const sides = Math.min(70, width / 8);
  const scale = Math.min(
    1.3,
    (width - 2 * sides) / Math.max(1, right - left),
    (height - 90) / Math.max(1, bottom - top),
  );
  const safe = Math.max(0.02, scale);
  return {
    width,
    height,
    scale: safe,
    x: width / 2 - (safe * (left + right)) / 2,
    y: height / 2 - 10 - (safe * (top + bottom)) / 2,
  };
};

/** What shows a whole scene in a width and height. @param {Laid} scene @param {number} width @param {number} height @returns {Camera} */
export const framed = ({ spots, room }, width, height) => {
  if (!room) return fitting(spots.values(), width, height);
  const scale = Math.min(1.3, width / room.width, height / room.height);
  return { width, height, scale, x: width / 2, y: height / 2 };
};
