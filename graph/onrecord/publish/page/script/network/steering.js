// The network by keyboard: arrows go to the nearest node that way, L along its lines, Enter chooses, Space unfolds.

import { announce, fill } from "../ground/dom.js";
import { words } from "../ground/model.js";
import { sentenceOf, spotWords } from "./scene.js";
import { cursorNow, drawnNow, fit, reveal, setCursor, zoom } from "./stage.js";

/** @import { Pointed } from "./labels.js" */
/** @import { Spot } from "./scene.js" */
/** @typedef {{choose: (at: Pointed) => void, unfold: (number: number) => void}} Doing */

/** @type {Record<string, [x: number, y: number]>} */
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Lets a host be steered.
 * @param {HTMLElement} host
 * @param {Doing} does
 */
export const steer = (host, does) => {
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (steered(event.key, event.shiftKey, host, does)) event.preventDefault();
  });
};

/** Whether a key did something. @param {string} key @param {boolean} back @param {HTMLElement} host @param {Doing} does */
const steered = (key, back, host, does) => {
  const arrow = ARROWS[key];
  const { node, line } = cursorNow();
  if (arrow) step(arrow);
  else if (key === "l" || key === "L") along(back ? -1 : 1);
  else if (key === "Enter") does.choose(cursorNow());
  else if (key === " ") {
    if (node !== undefined && line === undefined) does.unfold(node);
  } else if (key === "+" || key === "=") zoom(1.4);
  else if (key === "-") zoom(1 / 1.4);
  else if (key === "0") fit();
  else if (key === "Escape") {
    setCursor({});
    host.blur();
  } else return false;
  return true;
};

/** @param {[x: number, y: number]} way */
const step = ([x, y]) => {
  const { scene } = drawnNow();
  if (!scene) return;
  const from = scene.spots.get(cursorNow().node ?? -1) ?? scene.spots.get([...scene.chosen][0] ?? -1);
  const next = from ? nearest(from, x, y, scene.spots.values()) : heaviest(scene.spots.values());
  if (!next) return;
  setCursor({ node: next.number });
  reveal([next.number]);
  announce(spotWords(next));
};

/** @param {Spot} from @param {number} x @param {number} y @param {Iterable<Spot>} spots */
const nearest = (from, x, y, spots) => {
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const [dx, dy] = [spot.x - from.x, spot.y - from.y];
    const along = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    if (along <= 0 || aside > 2 * along) continue;
    if (along + 2 * aside < least) [best, least] = [spot, along + 2 * aside];
  }
  return best;
};

/** @param {Iterable<Spot>} spots */
const heaviest = (spots) => {
  let best;
  for (const spot of spots) if (!best || spot.size > best.size) best = spot;
  return best;
};

/** Along the lines of the node that the keyboard has come to. @param {number} by */
const along = (by) => {
  const { scene } = drawnNow();
  const { node, line } = cursorNow();
  if (!scene || node === undefined) return;
  const lines = scene.lines.filter((one) => one.from === node || one.to === node);
  const at = lines.findIndex((one) => one.id === line);
  const next = lines[(at + by + (at < 0 && by < 0 ? 1 : 0) + lines.length) % lines.length];
  if (!next) return;
  setCursor({ node, line: next.id });
  announce(fill(words.network.line, { line: sentenceOf(next), at: lines.indexOf(next) + 1, n: lines.length }));
};
