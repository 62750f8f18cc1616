// A text with the letters that a search has found in it, as far as it is shown.

import { h } from "../ground/dom.js";
import { foldedWithPlaces, placeOfWord } from "../ground/folding.js";

/** Letters in which matches are looked for: a longer text is shown from its beginning. */
const LOOKED_AT = 1_500;
/** Letters before the first match. */
const BEFORE = 50;

/**
 * The stretches of a text that hold wanted words, in order and apart from each other.
 * @param {string} text
 * @param {{word: string, whole: boolean}[]} wanted
 */
const stretches = (text, wanted) => {
  const { text: letters, places } = foldedWithPlaces(text.slice(0, LOOKED_AT));
  const all = wanted
    .flatMap((one) => {
      /** @type {[number, number][]} */
      const found = [];
      for (let at = placeOfWord(letters, one); at >= 0; at = placeOfWord(letters, one, at + one.word.length)) {
        found.push([places[at]?.[0] ?? 0, places[at + one.word.length - 1]?.[1] ?? 0]);
      }
      return found;
    })
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return all.filter(([from, to]) => {
    const apart = from >= end;
    if (apart) end = to;
    return apart;
  });
};

/**
 * A text, or of a long one the part around what was found, with what was found set off.
 * @param {string} text
 * @param {{word: string, whole: boolean}[]} wanted
 * @param {number} [most] letters that are shown
 */
export const matched = (text, wanted, most = 160) => {
  const found = stretches(text, wanted);
  const [start, end] = windowOf(text, found[0]?.[0] ?? 0, most);
  const shown = h("bdi");
  if (start) shown.append("…");
  let at = start;
  for (const [from, to] of found) {
    if (from < start || to > end) continue;
    shown.append(text.slice(at, from), h("b", {}, text.slice(from, to)));
    at = to;
  }
  shown.append(text.slice(at, end));
  if (end < text.length) shown.append("…");
  return shown;
};

/** From where to where a long text is shown, at spaces where there are some. @param {string} text @param {number} first @param {number} most */
const windowOf = (text, first, most) => {
  if (text.length <= most) return [0, text.length];
  const space = text.indexOf(" ", Math.max(0, first - BEFORE));
  let start = first <= BEFORE ? 0 : first;
  if (start && space >= 0 && space < first) start = space + 1;
  const limit = Math.min(text.length, start + most);
  const last = text.lastIndexOf(" ", limit);
  const end = last > start + most / 2 ? last : limit;
  // Between the two halves of one sign nothing is cut.
  return [start, limit < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? "") ? end - 1 : end];
};
