// Making elements. Everything from an article is set as text, never as markup, and isolated from the text around it.

import { words } from "./model.js";

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with attributes, properties (`on…` listeners, `dataset`) and children; strings become text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [given]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const h = (tag, given = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, /** @type {EventListener} */ (value));
    else made.setAttribute(name, value === true ? "" : whole(name, String(value)));
  }
  add(made, ...children);
  return made;
};

/** A link into this page, written whole: assistive tools take what begins with # for a link to skip by. */
const whole = (/** @type {string} */ name, /** @type {string} */ value) =>
  name === "href" && value.startsWith("#") ? new URL(value, document.baseURI).href : value;

/** Adds children, leaving out what is null, undefined or false. @param {Element} host @param {...Child} children */
export const add = (host, ...children) => {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    host.append(child instanceof Node ? child : String(child));
  }
};

/** Text from an article or of a name: its direction of writing stays its own. @param {string} text @param {string} [className] */
export const isolated = (text, className) => h("bdi", { class: className }, text);

/** A pattern's fields in braces, filled. @param {string} pattern @param {Record<string, unknown>} values @returns {string} */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

/** A number as readers write it. @param {number} n */
export const numeral = (n) => n.toLocaleString("en");

/** A pattern with its number, in the form for one or for others. @param {{one: string, other: string}} forms @param {number} n */
export const counted = (forms, n) => fill(n === 1 ? forms.one : forms.other, { n: numeral(n) });

/** A button that does something. @param {Child} label @param {(event: Event) => void} click @param {Record<string, unknown>} [given] */
export const button = (label, click, given = {}) => h("button", { type: "button", click, ...given }, label);

/** Says something to screen readers. @param {string} text */
export const announce = (text) => {
  const place = document.getElementById("live");
  if (place) place.textContent = text;
};

/** The place of the page with an id that the template promises. @param {string} id @returns {HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Letters of a text that nothing draws at once: a longer one is cut, with a mark, so that none chokes a browser. */
const LONGEST = 20_000;

/** @param {string} text @param {number} [most] */
export const cut = (text, most = LONGEST) =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;

/**
 * A list that draws only as far as it is read: a first part, and more as its end comes into sight or at a button.
 * @template Item
 * @param {HTMLElement} host
 * @param {Item[]} items
 * @param {(item: Item, index: number) => Node} draw
 * @param {number} [step]
 */
export const growing = (host, items, draw, step = 30) => {
  let drawn = 0;
  const more = button(words.more, () => grow());
  more.className = "more";
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow());
  const grow = () => {
    const part = items.slice(drawn, drawn + step);
    more.remove();
    host.append(...part.map((item, index) => draw(item, drawn + index)));
    drawn += part.length;
    if (drawn < items.length) host.append(more);
    else watch.disconnect();
  };
  grow();
  if (drawn < items.length) watch.observe(more);
};
