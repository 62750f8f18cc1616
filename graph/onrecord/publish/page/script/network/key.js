// What a picture of the network needs once it is elsewhere: what its shapes and lines mean, and what it was narrowed to.

import { value, values } from "../ground/address.js";
import { fill } from "../ground/dom.js";
import { FACETS } from "../ground/filters.js";
import { nodes, words } from "../ground/model.js";
import { SHAPES } from "./legend.js";
import { set } from "./lettering.js";
import { STROKES, signOf } from "./linking.js";
import { colour, kindColours, styleColour } from "./palette.js";
import { focusNumber } from "./scene.js";
import { outline } from "./shapes.js";
import { element, written } from "./writing.js";

/** @import { Style } from "./linking.js" */
/** @import { Scene } from "./scene.js" */
/** One sign with its meaning: `icon` draws the sign at a place. @typedef {{icon: (x: number, y: number) => string, wide: number, text: string}} Entry */

const SIZE = 11;
const ROW = 18;
const SIDE = 16;

/** @param {string} text @param {number} x @param {number} y @param {Record<string, string | number>} [given] */
const started = (text, x, y, given) =>
  written([text], x, y, 0, { "text-anchor": "start", "font-size": SIZE, fill: colour("ink"), ...given });

/** @returns {Entry[]} */
const entries = () => {
  const shapes = SHAPES.map(([kind, shape]) => {
    const [surface, border] = kindColours(kind).map(colour);
    const size = shape === "dot" || shape === "square" ? 5.5 : 7;
    const icon = (/** @type {number} */ x, /** @type {number} */ y) =>
      element("path", { d: outline(shape, x + 8, y, size), fill: surface ?? "", stroke: border ?? "" });
    return { icon, wide: 20, text: words.network.shapes[kind] };
  });
  const lines = /** @type {Style[]} */ (Object.keys(STROKES)).map((style) => {
    const { dashes, width } = STROKES[style];
    const stroke = colour(styleColour(style));
    const icon = (/** @type {number} */ x, /** @type {number} */ y) => {
      const given = { d: `M${x} ${y}H${x + 36}`, fill: "none", stroke, "stroke-width": width };
      const drawn = element("path", dashes.length ? { ...given, "stroke-dasharray": dashes.join(" ") } : given);
      return signOf(style) ? drawn + started(signOf(style), x + 40, y + 4, { fill: stroke }) : drawn;
    };
    return { icon, wide: signOf(style) ? 56 : 40, text: words.network.lines[style] };
  });
  const icon = (/** @type {number} */ x, /** @type {number} */ y) => started("+3", x, y + 4, { "font-weight": 600 });
  return [...shapes, ...lines, { icon, wide: 20, text: words.network.plus_picture }];
};

/** What the picture shows of how much, and what was let through, in words. @param {Scene} scene @returns {string[]} */
const narrowed = (scene) => {
  const said = words.network;
  const asked = FACETS.map(({ name, label }) => ({ name, chosen: values(name).map(label) }));
  for (const name of ["from", "to", "q"]) asked.push({ name, chosen: value(name) ? [value(name)] : [] });
  const centre = focusNumber();
  return [
    fill(said.shown, { shown: scene.spots.size.toLocaleString("en"), all: scene.all.toLocaleString("en") }),
    ...(centre === undefined ? [] : [fill(said.around, { name: nodes[centre]?.label })]),
    ...asked
      .filter(({ chosen }) => chosen.length)
      .map(({ name, chosen }) =>
        fill(said.picture_filter, { name: words.filters[name], values: chosen.join(` ${words.dossier.or} `) }),
      ),
  ];
};

/** The key below a drawing, and its height. @param {number} width @param {number} top @param {Scene} scene */
export const keyDrawn = (width, top, scene) => {
  const drawn = [];
  let [x, y] = [SIDE, top + ROW];
  for (const { icon, wide, text } of entries()) {
    const room = width - 2 * SIDE - wide;
    const told = set(text, { width: room, lines: 4, size: SIZE });
    if (x > SIDE && x + wide + told.width > width - SIDE) [x, y] = [SIDE, y + ROW];
    drawn.push(icon(x, y));
    for (const [index, line] of told.lines.entries()) {
      if (index) y += told.leading;
      drawn.push(started(line, x + wide, y + 4));
    }
    x = told.lines.length > 1 ? width : x + wide + told.width + 14;
  }
  for (const text of narrowed(scene)) {
    const told = set(text, { width: width - 2 * SIDE, lines: 6, size: SIZE });
    y += ROW;
    for (const [index, line] of told.lines.entries()) {
      if (index) y += told.leading;
      drawn.push(started(line, SIDE, y + 4));
    }
  }
  return { text: drawn.join("\n"), height: y + ROW - top };
};
