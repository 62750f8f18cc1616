// Moving among the buttons of a table by arrow keys: the table is one stop of the Tab key, as a reader expects of a grid.

/** @typedef {{row: number, column: number}} Place */

/** The cells of a table that have a button, by row and column. @param {HTMLTableElement} table */
const buttonsOf = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.querySelector("button")));

/** @param {(HTMLButtonElement | null)[][]} grid @param {HTMLButtonElement} one @returns {Place | undefined} */
const placeIn = (grid, one) => {
  for (const [row, cells] of grid.entries()) {
    const column = cells.indexOf(one);
    if (column >= 0) return { row, column };
  }
  return undefined;
};

/**
 * The next place with a button in a direction: along a row as it stands; from row to row the one nearest in column.
 * @param {(HTMLButtonElement | null)[][]} grid
 * @param {Place} place
 * @param {string} key
 * @param {boolean} far whether Control is held: Home and End mean the whole table
 * @returns {HTMLButtonElement | undefined}
 */
const nextButton = (grid, { row, column }, key, far) => {
  const line = grid[row] ?? [];
  const filled = (/** @type {(HTMLButtonElement | null)[]} */ cells) => cells.filter((cell) => cell !== null);
  if (key === "ArrowRight") return filled(line.slice(column + 1))[0];
  if (key === "ArrowLeft") return filled(line.slice(0, column)).at(-1);
  if (key === "Home") return filled(far ? grid.flat() : line)[0];
  if (key === "End") return filled(far ? grid.flat() : line).at(-1);
  const rows = key === "ArrowDown" ? grid.slice(row + 1) : grid.slice(0, row).reverse();
  const there = rows.find((cells) => cells.some(Boolean));
  return there && nearest(there, column);
};

/** @param {(HTMLButtonElement | null)[]} cells @param {number} column */
const nearest = (cells, column) => {
  for (let step = 0; step < cells.length; step += 1) {
    const found = cells[column - step] ?? cells[column + step];
    if (found) return found;
  }
  return undefined;
};

const KEYS = new Set(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"]);

/**
 * Makes a table one stop of the Tab key, in which arrow keys, Home and End move; to be called again when it has grown.
 * @param {HTMLTableElement} table
 */
export const movingByArrows = (table) => {
  const stop = table.querySelector("button[tabindex='0']");
  for (const one of table.querySelectorAll("button:not([tabindex])")) one.setAttribute("tabindex", "-1");
  if (stop) return;
  table.querySelector("button")?.setAttribute("tabindex", "0");
  table.addEventListener("focusin", (event) => {
    for (const one of table.querySelectorAll("button[tabindex='0']")) one.setAttribute("tabindex", "-1");
    if (event.target instanceof HTMLButtonElement) event.target.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    if (!KEYS.has(event.key) || event.altKey || event.metaKey || !(focused instanceof HTMLButtonElement)) return;
    const grid = buttonsOf(table);
    const place = placeIn(grid, focused);
    if (!place) return;
    const turned = getComputedStyle(table).direction === "rtl" ? TURNED[event.key] : undefined;
    event.preventDefault();
    nextButton(grid, place, turned ?? event.key, event.ctrlKey)?.focus();
  });
};

/** @type {Record<string, string>} */
const TURNED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
