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
  const longest = [...table].sort((a, b) => b[1].size - a[1].size || a[0] - b[0])[0];
  /** @type {Map<number, number>} */
  let rows = new Map(longest ? [[longest[0], 1]] : []);
  /** @type {Map<number, number>} */
  let columns = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    columns = new Map();
    for (const [row, cells] of table) {
      const weight = rows.get(row) ?? 0;
      if (weight) for (const [column, sign] of cells) columns.set(column, (columns.get(column) ?? 0) + weight * sign);
    }
    columns = scaled(columns);
    rows = new Map();
    for (const [row, cells] of table) {
      let sum = 0;
      for (const [column, sign] of cells) sum += sign * (columns.get(column) ?? 0);
      if (sum) rows.set(row, sum);
    }
    rows = scaled(rows);
  }
  if (longest && (rows.get(longest[0]) ?? 0) < 0) return { rows: turned(rows), columns: turned(columns) };
  return { rows, columns };
};

/** @param {Map<number, number>} vector */
const scaled = (vector) => {
  let most = 0;
  for (const one of vector.values()) most = Math.max(most, Math.abs(one));
  return new Map(
    [...vector].filter(([, one]) => Math.abs(one) > most * NOTHING).map(([key, one]) => [key, one / most]),
  );
};

/** @param {Map<number, number>} vector */
const turned = (vector) => new Map([...vector].map(([key, one]) => [key, -one]));

/** On which side a score is: 0 against, 1 for, 2 neither. @param {number | undefined} score */
export const side = (score) => {
  if (!score) return 2;
  return score < 0 ? 0 : 1;
};
