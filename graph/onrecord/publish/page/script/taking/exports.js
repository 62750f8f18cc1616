// What can be taken away: the table, the network's picture, a printed dossier, a link.

import { onArrival } from "../ground/address.js";
import { copyFrom } from "../ground/copying.js";
import { add, announce, button, byId, fill, h } from "../ground/dom.js";
import { visible } from "../ground/filters.js";
import { records, words } from "../ground/model.js";
import { png, svg } from "../network/picture.js";
import { csv } from "./csv.js";
import { followPrinting } from "./dossier.js";

/** How long a browser may take until it has begun to save a file. */
const SAVING = 10_000;

/** @param {Blob} file @param {string} name */
const save = (file, name) => {
  const address = URL.createObjectURL(file);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING);
};

/** @type {Record<string, {file: string, make: () => Promise<Blob>}>} */
const FILES = {
  csv: {
    file: "onrecord-table.csv",
    make: async () => new Blob([await csv(visible())], { type: "text/csv;charset=utf-8" }),
  },
  png: { file: "onrecord-network.png", make: () => png() },
  svg: {
    file: "onrecord-network.svg",
    make: () => Promise.resolve(new Blob([svg()], { type: "image/svg+xml;charset=utf-8" })),
  },
};

/** Puts the menu of what can be taken away beside the search. */
export const offerExports = () => {
  followPrinting();
  if (!records.length) return;
  const menu = h("details", { class: "taking" }, h("summary", {}, words.export.title));
  const said = h("p", { class: "quiet", role: "status" });
  const field = h("textarea", { readonly: true, rows: "2", hidden: true, "aria-label": words.export.link_field });
  const say = (/** @type {string} */ text) => {
    said.textContent = text;
    announce(text);
  };
  const files = Object.entries(FILES).map(([name, { file, make }]) => {
    const click = async () => {
      field.hidden = true;
      say(words.export.making);
      save(await make(), file);
      say(fill(words.export.saved, { file }));
    };
    return button(words.export[name], click, { "data-take": name });
  });
  const print = button(words.export.print, () => window.print(), { "data-take": "print" });
  const copy = async () => {
    field.value = location.href;
    field.hidden = false;
    say((await copyFrom(field)) ? words.export.copied : words.cite.by_hand);
  };
  const link = button(words.export.link, copy, { "data-take": "link" });
  add(menu, h("div", {}, ...files, print, link, said, field));
  byId("taking-away").replaceChildren(menu);
  const follow = () => {
    // Of a picture only what is in sight can be saved.
    const drawn = byId("view").classList.contains("network");
    for (const name of ["png", "svg"]) {
      const one = menu.querySelector(`[data-take=${name}]`);
      if (one instanceof HTMLElement) one.hidden = !drawn;
    }
    said.textContent = "";
    field.hidden = true;
  };
  onArrival(follow);
  follow();
  closing(menu);
};

/** A menu closes at Escape and when the reader goes on elsewhere. @param {HTMLDetailsElement} menu */
const closing = (menu) => {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
};
