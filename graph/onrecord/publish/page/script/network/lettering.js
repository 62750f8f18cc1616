// Text for labels: measured once, set in few lines, and without signs that turn the text around them.

/** @typedef {{lines: string[], width: number, height: number, font: string, leading: number}} Set */

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';
const pen = document.createElement("canvas").getContext("2d");

/** A font of a label. @param {number} size @param {boolean} bold */
const fontOf = (size, bold) => `${bold ? 600 : 400} ${size}px ${FAMILY}`;

/** @type {Map<string, Set>} */
const known = new Map();

/** How wide a text is in a font. @param {string} text @param {string} font */
const measured = (text, font) => {
  if (!pen) return 7 * text.length;
  pen.font = font;
  return pen.measureText(text).width;
};

/** A text as drawn: controls and marks of direction, which would turn what stands beside it, are left out. @param {string} text */
export const plain = (text) =>
  text
    .slice(0, 600)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF\s]+/gu, (signs) => (/\s|\p{Cc}/u.test(signs) ? " " : ""))
    .trim();

/**
 * A text set in at most some lines of a width; what does not fit is left out, with a mark.
 * @param {string} text
 * @param {{width: number, lines: number, size?: number, bold?: boolean}} how
 * @returns {Set}
 */
export const set = (text, { width, lines, size = 12, bold = false }) => {
  const key = `${width} ${lines} ${size} ${bold} ${text}`;
  const found = known.get(key);
  if (found) return found;
  const font = fontOf(size, bold);
  const broken = broke(plain(text), width, lines, font);
  const made = {
    lines: broken,
    width: Math.ceil(Math.max(...broken.map((line) => measured(line, font)))) + 4,
    height: Math.ceil(broken.length * size * 1.2) + 2,
    font,
    leading: size * 1.2,
  };
  if (known.size > 20_000) known.clear();
  known.set(key, made);
  return made;
};

/** @param {string} text @param {number} width @param {number} most @param {string} font */
const broke = (text, width, most, font) => {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (measured(longer, font) <= width) line = longer;
    else if (line) {
      lines.push(line);
      line = word;
    } else line = word;
    if (lines.length === most) break;
    while (measured(line, font) > width && line.length > 1 && lines.length < most) {
      const fits = fitted(line, width, font);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  if (lines.length < most && line) lines.push(line);
  else if (line) lines[most - 1] = cutTo(lines[most - 1] ?? "", width, font);
  return lines.length ? lines : [""];
};

/** How many letters fit into a width. @param {string} text @param {number} width @param {string} font */
const fitted = (text, width, font) => {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measured(text.slice(0, middle), font) <= width) low = middle;
    else high = middle - 1;
  }
  // A letter of two code units stays whole.
  return low > 1 && /[\uD800-\uDBFF]/.test(text[low - 1] ?? "") ? low - 1 : low;
};

/** Cut between words; within one only where it fills the line. @param {string} line @param {number} width @param {string} font */
const cutTo = (line, width, font) => {
  const words = line.split(" ");
  while (words.length > 1 && measured(`${words.join(" ")}…`, font) > width) words.pop();
  const whole = `${words.join(" ")}…`;
  if (measured(whole, font) <= width) return whole;
  return `${line.slice(0, fitted(line, width - measured("…", font), font)).trimEnd()}…`;
};
