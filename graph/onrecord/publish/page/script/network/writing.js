// SVG as text, for pictures to take away: text only as text.

import { plain } from "./lettering.js";

/** @param {string} text */
export const escaped = (text) => plain(text).replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} tag @param {Record<string, string | number>} given @param {string} [inside] */
export const element = (tag, given, inside = "") => {
  const attributes = Object.entries(given).map(
    ([name, value]) => ` ${name}="${typeof value === "number" ? round(value) : escaped(value)}"`,
  );
  return inside ? `<${tag}${attributes.join("")}>${inside}</${tag}>` : `<${tag}${attributes.join("")}/>`;
};

/** @param {number} value */
export const round = (value) => String(Math.round(value * 10) / 10);

/** Lines of text, centred below a place. @param {string[]} lines @param {number} x @param {number} y @param {number} leading @param {Record<string, string | number>} given */
export const written = (lines, x, y, leading, given) =>
  element(
    "text",
    { "text-anchor": "middle", "font-family": "system-ui, sans-serif", ...given },
    lines.map((line, index) => element("tspan", { x, y: y + index * leading }, escaped(line) || " ")).join(""),
  );
