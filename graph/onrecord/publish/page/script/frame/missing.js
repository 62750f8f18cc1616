// What an address names that this page does not have: a link to another page's things, or one that was cut.

import { go, value, values, viewName } from "../ground/address.js";
import { add, button, fill, h, isolated } from "../ground/dom.js";
import { FACETS, hasValue } from "../ground/filters.js";
import { articles, nodeNumbers, recordNumbers, words } from "../ground/model.js";

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** @param {string} date */
const isDate = (date) => DATE.test(date) && !Number.isNaN(Date.parse(date));

/** @param {string} choice */
const isChoice = (choice) => {
  if (recordNumbers.has(choice)) return true;
  const [first = "", , second] = choice.split("~");
  return nodeNumbers.has(first) && (second === undefined || nodeNumbers.has(second));
};

/** The parameters that name nothing, with what they say. @param {string[]} views @returns {[name: string, said: string][]} */
const missing = (views) => {
  /** @type {[string, string][]} */
  const found = views.includes(viewName()) ? [] : [["view", viewName()]];
  for (const { name } of FACETS) {
    for (const one of values(name)) if (!hasValue(name, one)) found.push([name, one]);
  }
  for (const name of ["from", "to"]) if (value(name) && !isDate(value(name))) found.push([name, value(name)]);
  if (value("sel") && !isChoice(value("sel"))) found.push(["sel", value("sel")]);
  if (value("read") && !articles.some((article) => article.id === value("read"))) found.push(["read", value("read")]);
  return found;
};

/** A line that says so, with a way out; nothing where all is here. @param {string[]} views @returns {HTMLElement | undefined} */
export const warning = (views) => {
  const found = missing(views);
  if (!found.length) return undefined;
  const said = found.map(([, text]) => text.slice(0, 80)).join(", ");
  const without = Object.fromEntries(found.map(([name]) => [name, null]));
  const line = h("p", { class: "warning", role: "status" }, isolated(fill(words.missing.notice, { said })), " ");
  add(
    line,
    button(words.missing.leave_out, () => go(without, { view: views.includes(viewName()) ? undefined : views[0] })),
  );
  return line;
};
