// Ways to quote a record elsewhere.

import { h } from "./dom.js";
import { words } from "./model.js";

/** @import { Rec } from "./types.d.ts" */

/** What copies a record's footnote, its entry for a reference manager, its IRI. @param {Rec} _record */
export const citing = (_record) => h("span", {}, words.cite.title);
