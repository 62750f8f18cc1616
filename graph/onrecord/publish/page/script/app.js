// The page: puts the views, the filters, the search and the evidence together and lets them follow the address.

import { reader } from "./articles/reader.js";
import { showEvidence } from "./frame/evidence.js";
import { warning } from "./frame/missing.js";
import { showFilters, startFilters } from "./frame/panel.js";
import { startSearch } from "./frame/search.js";
import { addressOf, followAddress, onArrival, viewName } from "./ground/address.js";
import { announce, byId, h } from "./ground/dom.js";
import { visible } from "./ground/filters.js";
import { data, words } from "./ground/model.js";
import { network } from "./network/network.js";
import { positions } from "./positions/positions.js";
import { disputes } from "./report/disputes.js";
import { quotations } from "./report/quotations.js";
import { report } from "./report/report.js";
import { table } from "./table/table.js";
import { timeline } from "./table/timeline.js";
import { offerExports } from "./taking/exports.js";

/** @import { View } from "./types.d.ts" */

/** @type {View[]} */
const VIEWS = [network, positions, report, disputes, quotations, timeline, reader, table].filter((view) =>
  view.offered(),
);

const opened = () => VIEWS.find((view) => view.name === viewName()) ?? VIEWS[0];

/** The links to the views: made once, so that the one in focus stays, and pointed at the address as it is. */
const showViews = () => {
  const list = byId("views");
  if (!list.children.length) {
    list.append(...VIEWS.map((view) => h("li", {}, h("a", { "data-view": view.name }, words.views[view.name]))));
  }
  const current = opened();
  for (const link of list.querySelectorAll("a")) {
    const name = link.dataset.view ?? "";
    link.href = new URL(addressOf({}, name), document.baseURI).href;
    if (name === current?.name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // On a narrow screen the row of views scrolls: the one that is open comes into sight.
  const row = list.parentElement;
  const link = list.querySelector("[aria-current]");
  if (row && link instanceof HTMLElement) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
};

const title = document.title;
let before = "";

const showView = () => {
  const current = opened();
  if (!current) return;
  const host = byId("view");
  host.setAttribute("aria-label", words.views[current.name]);
  host.className = current.name;
  document.body.dataset.view = current.name;
  document.title = `${words.views[current.name]} – ${title}`;
  if (before && before !== current.name) {
    host.scrollTop = 0;
    announce(words.views[current.name]);
  }
  before = current.name;
  current.show(host, visible());
};

const follow = () => {
  const focused = document.activeElement;
  showViews();
  byId("missing").replaceChildren(...[warning(VIEWS.map((view) => view.name))].filter((one) => one !== undefined));
  showView();
  showFilters();
  showEvidence(VIEWS);
  // What had the focus may be gone: the reader goes on in the view, not at the top of the page.
  if (focused !== document.body && document.activeElement === document.body)
    byId("view").focus({ preventScroll: true });
};

followAddress(VIEWS[0]?.name ?? "table");
onArrival(follow);
follow();
byId("skip").addEventListener("click", (event) => {
  // Followed as a link it would be an address of its own, and the view, filters and choice would be lost.
  event.preventDefault();
  byId("view").focus();
});
startFilters();
startSearch();
offerExports();
window.onrecord = { ready: true, data };
