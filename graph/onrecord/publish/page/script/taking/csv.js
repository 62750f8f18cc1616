// What is shown as a table for a spreadsheet: RFC 4180, in UTF-8 with the mark that Excel looks for.

import { iriOf } from "../frame/references.js";
import { articles, data, words } from "../ground/model.js";
import { evidenceWords } from "../ground/phrases.js";
import { inSlices } from "../ground/slices.js";
import { columns, sorted } from "../table/columns.js";

/** @import { Rec } from "../types.d.ts" */

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell: as it is, but no formula; quotation marks are doubled. @param {string} text */
const cell = (text) => `"${FORMULA.test(text) ? "'" : ""}${text.replaceAll('"', '""')}"`;

/** What the table does not show but a footnote needs; the last column says in every row what all this means. */
const MORE = [
  { name: "sentence", value: evidenceWords },
  { name: "published", value: (/** @type {Rec} */ record) => articles[record.article]?.published ?? "" },
  { name: "page", value: (/** @type {Rec} */ record) => String(record.page ?? "") },
  { name: "address", value: (/** @type {Rec} */ record) => articles[record.article]?.url ?? "" },
  { name: "saved", value: (/** @type {Rec} */ record) => articles[record.article]?.saved ?? "" },
  { name: "file", value: (/** @type {Rec} */ record) => articles[record.article]?.name ?? "" },
  { name: "iri", value: iriOf },
  { name: "notice", value: () => data.notice },
].map((column) => ({ ...column, header: words.export.columns[column.name] }));

/**
 * Records as CSV, in the order of the table; made in slices, so that the page answers meanwhile.
 * @param {Rec[]} shown
 * @returns {Promise<string>}
 */
export const csv = (shown) => {
  const all = [...columns, ...MORE];
  const rows = sorted(shown);
  const lines = [all.map(({ header }) => cell(header)).join(",")];
  return new Promise((made) => {
    inSlices(
      rows.length,
      (number) => {
        const record = rows[number];
        if (record) lines.push(all.map(({ value }) => cell(value(record))).join(","));
      },
      (complete) => complete && made(`\uFEFF${lines.join("\r\n")}\r\n`),
    );
  });
};
