// The order of a table of who is for and against what, in which those who agree stand together.

/** A sparse table: for each row the columns that have a value in it, positive (for) or negative (against). */
/** @typedef {Map<number, Map<number, number>>} Signed */

const ROUNDS = 60;
/** A share of the largest score; what is nearer to nothing has nothing in common with the rest. */
const NOTHING = 1e-6;

/**
 * Scores of rows and columns: the first pair of singular vectors, by power iteration. Those with scores of one sign are
 * for and against the same things; nought means nothing in common with the rest. As in Friendly and Kwan, Effect
 * ordering for data displays (Computational Statistics and Data Analysis 43, 2003), but for two sides rather than for
 * angles; Liiv, Seriation and matrix reordering methods (Statistical Analysis and Data Mining 3, 2010), has the others.
 * The longest row is for what it is for: those against it have the scores below nought.
 * @param {Signed} table
 * @returns {{rows: Map<number, number>, columns: Map<number, number>}}
 */
export const scores = (table) => {
  const numbers = [...table.keys()];
  const people = [...new Set(numbers.flatMap((row) => [...(table.get(row) ?? new Map()).keys()]))];
  const places = new Map(people.map((column, place) => [column, place]));
  const cells = numbers.flatMap((row, line) =>
    [...(table.get(row) ?? [])].map(([column, sign]) => ({ line, place: places.get(column) ?? 0, sign })),
  );
  const longest = numbers.map((row) => table.get(row)?.size ?? 0);
  const first = longest.indexOf(Math.max(...longest, 0));
  const rows = new Float64Array(numbers.length);
  const columns = new Float64Array(people.length);
  if (first >= 0) rows[first] = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    columns.fill(0);
    for (const { line, place, sign } of cells) columns[place] = (columns[place] ?? 0) + sign * (rows[line] ?? 0);
    scale(columns);
    rows.fill(0);
    for (const { line, place, sign } of cells) rows[line] = (rows[line] ?? 0) + sign * (columns[place] ?? 0);
    scale(rows);
  }
  const turn = (rows[first] ?? 0) < 0 ? -1 : 1;
  return {
    rows: new Map(numbers.map((row, line) => [row, turn * (rows[line] ?? 0)])),
    columns: new Map(people.map((column, place) => [column, turn * (columns[place] ?? 0)])),
  };
};

/** Makes the largest score one, and what is next to nothing nothing. @param {Float64Array} vector */
const scale = (vector) => {
  let most = 0;
  for (const one of vector) most = Math.max(most, Math.abs(one));
  if (!most) return;
  for (const [index, one] of vector.entries()) vector[index] = Math.abs(one) > most * NOTHING ? one / most : 0;
};

/** On which side a score is: 0 against, 1 for, 2 neither. @param {number | undefined} score */
export const side = (score) => {
  if (!score) return 2;
  return score < 0 ? 0 : 1;
};
