// What the shapes and the lines of the network mean, in words.

import { h } from "../ground/dom.js";
import { words } from "../ground/model.js";
import { STROKES, signOf } from "./linking.js";
import { kindColours, styleColour } from "./palette.js";
import { outline } from "./shapes.js";

/** @import { Style } from "./linking.js" */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string | number>} given @param {...Element} children */
const drawnPart = (tag, given, ...children) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
};

/** @param {string} kind @param {string} shape */
const shapeIcon = (kind, shape) => {
  const [surface, border] = kindColours(kind);
  const path = drawnPart("path", { d: outline(shape, 8, 8, shape === "dot" || shape === "square" ? 5.5 : 7) });
  path.style.fill = `var(--${surface})`;
  path.style.stroke = `var(--${border})`;
  return drawnPart("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
};

/** @param {Style} style */
const lineIcon = (style) => {
  const { dashes, width } = STROKES[style];
  const line = drawnPart("line", {
    x1: 0,
    y1: 6,
    x2: 40,
    y2: 6,
    "stroke-width": width,
    "stroke-dasharray": dashes.join(" "),
  });
  line.style.stroke = `var(--${styleColour(style)})`;
  return drawnPart("svg", { width: 40, height: 12, viewBox: "0 0 40 12", "aria-hidden": "true" }, line);
};

/** The shapes of kinds. @type {[kind: string, shape: string][]} */
export const SHAPES = [
  ["person", "dot"],
  ["organisation", "square"],
  ["report", "star"],
  ["claim", "diamond"],
  ["action", "triangle"],
  ["topic", "hexagon"],
];

/** @param {boolean} open */
export const legend = (open) => {
  const shapes = SHAPES.map(([kind, shape]) =>
    h("li", {}, shapeIcon(kind, shape), h("span", {}, words.network.shapes[kind])),
  );
  const lines = /** @type {Style[]} */ (Object.keys(STROKES)).map((style) => {
    const sign = h(
      "span",
      { class: `tone-${style}` },
      h("span", { class: "sign", "aria-hidden": "true" }, signOf(style)),
    );
    return h("li", {}, lineIcon(style), signOf(style) ? sign : null, h("span", {}, words.network.lines[style]));
  });
  const plus = h("li", {}, h("b", {}, "+3"), h("span", {}, words.network.plus));
  return h(
    "details",
    { class: "legend", open },
    h("summary", {}, words.network.legend),
    h("ul", {}, ...shapes, ...lines, plus),
  );
};
