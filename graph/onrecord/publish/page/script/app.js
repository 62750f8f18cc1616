// The page: puts the views, the filters, the search and the evidence together and lets them follow the address.

import { reader } from "./articles/reader.js";
import { showEvidence } from "./frame/evidence.js";
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

const showViews = () => {
  const current = opened();
  const list = byId("views");
  list.replaceChildren(
    ...VIEWS.map((view) => {
      const here = view === current ? "page" : undefined;
      return h("li", {}, h("a", { href: addressOf({}, view.name), "aria-current": here }, words.views[view.name]));
    }),
  );
  // On a narrow screen the row of views scrolls: the one that is open comes into sight.
  const row = list.parentElement;
  const link = list.querySelector("[aria-current]");
  if (row && link instanceof HTMLElement) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
};

let before = "";

const showView = () => {
  const current = opened();
  if (!current) return;
  const host = byId("view");
  host.setAttribute("aria-label", words.views[current.name]);
  host.className = current.name;
  document.body.dataset.view = current.name;
  if (before && before !== current.name) {
    host.scrollTop = 0;
    announce(words.views[current.name]);
  }
  before = current.name;
  current.show(host, visible());
};

const follow = () => {
  showViews();
  showView();
  showFilters();
  showEvidence(VIEWS);
};

followAddress(VIEWS[0]?.name ?? "table");
onArrival(follow);
follow();
startFilters();
startSearch();
offerExports();
window.onrecord = { ready: true, data };
