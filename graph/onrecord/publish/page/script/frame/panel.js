// The panel of filters: each with its counts, which follow the other filters.

import { go, value, values } from "../ground/address.js";
import { add, announce, button, byId, counted, h, isolated, numeral } from "../ground/dom.js";
import { counts, FACETS, filtering, filterKey, visible } from "../ground/filters.js";
import { records, words } from "../ground/model.js";

const FEW = 8;

/** The filters that the panel was last made for. */
let shownFor = "-";

/** The filters that are folded open, and those that show all their values. */
const open = new Set(["who", "kind", "position"]);
const whole = new Set();

/** Lets the button fold the panel open where there is no room for it beside the view. */
export const startFilters = () => {
  const toggle = byId("toggle-filters");
  toggle.addEventListener("click", () => {
    const shown = document.body.classList.toggle("with-filters");
    toggle.setAttribute("aria-expanded", String(shown));
  });
};

/** Makes the panel anew after the address has changed; the focus stays where it was. */
export const showFilters = () => {
  if (shownFor === filterKey()) return;
  shownFor = filterKey();
  const host = byId("filters");
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && host.contains(active) ? active.dataset.key : undefined;
  const shown = visible().length;
  host.replaceChildren(
    h("header", {}, h("h2", { tabindex: "-1" }, words.filters.title), chips()),
    h("p", { class: "quiet", id: "count" }, counted(words.records, shown)),
    ...FACETS.map(group).filter((one) => one !== undefined),
    ...(records.some((record) => record.date) ? [dates()] : []),
  );
  if (focused) {
    const again = [...host.querySelectorAll("[data-key]")].find(
      (one) => one instanceof HTMLElement && one.dataset.key === focused,
    );
    const there = again instanceof HTMLElement ? again : host.querySelector("h2");
    if (there instanceof HTMLElement) there.focus({ preventScroll: true });
  }
  if (focused) announce(counted(words.records, shown));
};

/** What is set, each with a way to clear it, and one for all. */
const chips = () => {
  const host = h("p", { class: "chips" });
  if (!filtering()) return host;
  for (const facet of FACETS) {
    for (const one of values(facet.name)) {
      const label = [isolated(facet.label(one)), h("span", { "aria-hidden": "true" }, " ×")];
      const clear = () => go({ [facet.name]: values(facet.name).filter((other) => other !== one) });
      const key = `chip-${facet.name}=${one}`;
      const chip = button(null, clear, {
        class: "chip",
        "data-key": key,
        "aria-label": `${words.filters.clear}: ${facet.label(one)}`,
      });
      add(chip, ...label);
      add(host, chip);
    }
  }
  for (const key of ["q", "from", "to"]) {
    if (!value(key)) continue;
    const chip = button(null, () => go({ [key]: null }), {
      class: "chip",
      "data-key": `chip-${key}`,
      "aria-label": `${words.filters.clear}: ${words.filters[key]} ${value(key)}`,
    });
    add(chip, `${words.filters[key]} `, isolated(value(key)), h("span", { "aria-hidden": "true" }, " ×"));
    add(host, chip);
  }
  const all = Object.fromEntries([...FACETS.map((facet) => facet.name), "q", "from", "to"].map((name) => [name, null]));
  add(
    host,
    button(words.filters.clear_all, () => go(all), { "data-key": "clear-all" }),
  );
  return host;
};

/** @param {import("../ground/filters.js").Facet} facet */
const group = (facet) => {
  const found = counts(facet);
  const chosen = new Set(values(facet.name));
  if (found.length < 2 && !chosen.size) return undefined;
  const list = h("ul");
  const shown = whole.has(facet.name)
    ? found.slice(0, 200)
    : found.filter(([one], index) => index < FEW || chosen.has(one));
  for (const [one, count] of shown) {
    const key = `${facet.name}=${one}`;
    const change = () =>
      go({ [facet.name]: chosen.has(one) ? [...chosen].filter((other) => other !== one) : [...chosen, one] });
    const box = h("input", { type: "checkbox", change, checked: chosen.has(one), "data-key": key });
    add(
      list,
      h("li", {}, h("label", {}, box, isolated(facet.label(one)), h("span", { class: "count" }, numeral(count)))),
    );
  }
  const box = h(
    "details",
    { open: open.has(facet.name) || chosen.size > 0 },
    h("summary", {}, words.filters[facet.name]),
    list,
  );
  box.addEventListener("toggle", () => (box.open ? open.add(facet.name) : open.delete(facet.name)));
  if (found.length > shown.length && !whole.has(facet.name)) {
    const all = () => {
      whole.add(facet.name);
      shownFor = "-";
      showFilters();
    };
    add(box, button(counted(words.filters.all, found.length), all, { "data-key": `all-${facet.name}` }));
  }
  return box;
};

const dates = () => {
  /** @param {string} name */
  const field = (name) => {
    const change = (/** @type {Event} */ event) =>
      go({ [name]: /** @type {HTMLInputElement} */ (event.target).value || null });
    const box = h("input", { type: "date", change, value: value(name), "data-key": name });
    return h("label", { class: "date" }, words.filters[name], box);
  };
  const set = Boolean(value("from") || value("to"));
  return h("details", { open: set }, h("summary", {}, words.filters.dates), field("from"), field("to"));
};
