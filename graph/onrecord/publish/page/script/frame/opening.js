// Where a first-time reader may begin: the questions the views answer, and whose words there are most of.

import { addressOf, go } from "../ground/address.js";
import { add, button, h, isolated, numeral } from "../ground/dom.js";
import { counts, FACETS } from "../ground/filters.js";
import { nodeNumbers, nodes, records, words } from "../ground/model.js";

/** @import { View } from "../types.d.ts" */

const MOST_QUOTED = 12;

/** What stands beside a view while nothing is chosen. @param {View[]} views those that are offered */
export const opening = (views) => {
  if (!records.length) return [h("p", { class: "quiet" }, words.empty)];
  const questions = h("ul", { class: "questions" });
  for (const { name } of views) {
    const question = words.opening.questions[name];
    if (question) add(questions, h("li", {}, h("a", { href: addressOf({}, name) }, question)));
  }
  return [
    h("p", { class: "quiet" }, words.pick),
    ...(questions.children.length ? [h("h2", {}, words.opening.title), questions] : []),
    h("h2", {}, words.opening.most_quoted),
    mostQuoted(),
  ];
};

const mostQuoted = () => {
  const who = FACETS.find((facet) => facet.name === "who");
  const list = h("ul", { class: "most-quoted" });
  for (const [id, count] of who ? counts(who).slice(0, MOST_QUOTED) : []) {
    const label = nodes[nodeNumbers.get(id) ?? -1]?.label ?? id;
    const choose = button(isolated(label), () => go({ sel: id }), { class: "plain" });
    add(list, h("li", {}, choose, " ", h("span", { class: "quiet" }, numeral(count))));
  }
  return list;
};
