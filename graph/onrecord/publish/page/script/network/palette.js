// The style sheet's colours, for what is drawn by script.

/** @type {Map<string, string>} */
const colours = new Map();
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => colours.clear());

/** A colour of the style sheet by its name. @param {string} name */
export const colour = (name) => {
  const known = colours.get(name);
  if (known) return known;
  const found = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  colours.set(name, found);
  return found;
};

/** Calls a function whenever other colours hold. @param {() => void} then */
export const onColours = (then) => dark.addEventListener("change", then);

/** The names of the colours of a kind of node: its surface and its border. @param {string | undefined} kind @returns {[string, string]} */
export const kindColours = (kind) => {
  if (kind === "claim") return ["node-claim", "strong-line"];
  if (kind === "action") return ["node-action", "strong-line"];
  if (kind === "topic") return ["raised", "strong-line"];
  return kind === "report" ? ["node-report", "node-report"] : ["node-who", "node-who"];
};

/** The name of the colour of a line's style. @param {string} style */
export const styleColour = (style) => (style === "belongs" ? "strong-line" : style);
