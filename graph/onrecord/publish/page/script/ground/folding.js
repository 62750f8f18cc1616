// Letters as a search compares them: without case, accents and the shapes of quotation marks.

/** Letters that Unicode does not take apart, and how people type them. @type {Record<string, string>} */
const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const UNTAKEN = new RegExp(`[${Object.keys(SPELT).join("")}]`, "g");
/** What is drawn on, between or around letters and is none: accents, signs of direction, soft hyphens, Arabic strokes. */
const NO_LETTER = /[\p{M}\p{Cf}\u0640]+/gu;
/** Scripts that set no spaces between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A shorter word that is not the last has to stand whole, so that "UN report" does not find "under a report". */
const SHORT = 4;
const MOST_WORDS = 12;

/** @param {string} text */
const bare = (text) =>
  text
    .normalize("NFKD")
    .replace(NO_LETTER, "")
    .toLowerCase()
    .replace(UNTAKEN, (letter) => SPELT[letter] ?? letter);

/** A text folded: lower case, accents taken off, every stretch of other signs one space. @param {string} text */
export const folded = (text) =>
  bare(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * A text folded, and for each of its letters where the one it came from begins and ends in the text.
 * @param {string} text
 */
export const foldedWithPlaces = (text) => {
  let out = "";
  /** @type {[start: number, end: number][]} */
  const places = [];
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    const letters = (sign < "\x80" ? sign.toLowerCase() : bare(sign)).replace(/[^\p{L}\p{N}]+/gu, " ");
    const last = places.at(-1);
    if (!letters && last && !out.endsWith(" ")) last[1] = end;
    for (const letter of letters) {
      if (letter === " " && (!out || out.endsWith(" "))) continue;
      out += letter;
      places.push([start, end]);
      if (letter.length > 1) places.push([start, end]);
    }
    start = end;
  }
  return { text: out, places };
};

/**
 * The words of a search: each is to be found at the beginning of a word, in any order; where "whole", as all of it.
 * @param {string} query
 * @returns {{word: string, whole: boolean}[]}
 */
export const wantedWords = (query) => {
  const asked = folded(query).split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const ended = /\s$/.test(query);
  return asked.map((word, index) => ({
    word,
    whole: word.length < SHORT && (ended || index < asked.length - 1) && !SPACELESS.test(word),
  }));
};

/**
 * Where a wanted word stands in a folded text, from a place on; -1 where it does not.
 * @param {string} text
 * @param {{word: string, whole: boolean}} wanted
 * @param {number} [from]
 */
export const placeOfWord = (text, { word, whole }, from = 0) => {
  const anywhere = SPACELESS.test(word);
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (anywhere) return at;
    if ((at === 0 || text[at - 1] === " ") && (!whole || end === text.length || text[end] === " ")) return at;
  }
  return -1;
};

/** Whether a folded text holds all wanted words. @param {string} text @param {{word: string, whole: boolean}[]} wanted */
export const holds = (text, wanted) => wanted.every((word) => placeOfWord(text, word) >= 0);
