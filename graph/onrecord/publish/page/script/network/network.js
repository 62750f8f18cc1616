// The network: a summary to begin with, what somebody said on demand, one neighbourhood at a time.

import { choose } from "../frame/evidence.js";
import { go, value, values } from "../ground/address.js";
import { announce, button, counted, fill, h } from "../ground/dom.js";
import { filtering } from "../ground/filters.js";
import { drawing, nodeNumbers, nodes, words } from "../ground/model.js";
import { legend } from "./legend.js";
import { asked, focusNumber, MOST, measure, own, sceneNow, unfoldedNumbers } from "./scene.js";
import { draw, fit, makeStage, returned, reveal, zoom } from "./stage.js";
import { steer } from "./steering.js";

/** @import { Pointed } from "./labels.js" */
/** @import { Scene } from "./scene.js" */

/** @typedef {{root: HTMLElement, stage: HTMLElement, status: HTMLElement, nothing: HTMLElement, tools: Record<string, HTMLButtonElement>}} Frame */

/** @type {Frame | undefined} */
let frame;
let made = false;

/** What was shown before: the view is fitted anew only where that has changed. */
let before = { of: /** @type {unknown} */ (undefined), narrowed: "", open: /** @type {number[]} */ ([]), sel: "" };

const idOf = (/** @type {number | undefined} */ number) => nodes[number ?? -1]?.id ?? "";

/** The node that is chosen, if one is. */
const chosenNumber = () => nodeNumbers.get(value("sel"));

/** Unfolds or folds what a node alone said. @param {number} number */
const toggle = (number) => {
  const many = own(number).length;
  if (!many) return;
  const id = idOf(number);
  const open = values("open");
  const name = nodes[number]?.label ?? "";
  const folds = open.includes(id);
  go({ open: folds ? open.filter((one) => one !== id) : [...open, id] });
  announce(
    folds
      ? fill(words.network.folded_again, { name })
      : fill(many === 1 ? words.network.unfolded.one : words.network.unfolded.other, { n: many, name }),
  );
};

/** @param {Pointed} at */
const pick = ({ node, line }) => {
  if (line !== undefined) choose(line);
  else if (node === undefined) go({ sel: null });
  else choose(idOf(node));
};

/** @returns {Frame} */
const build = () => {
  const stage = h("div", {
    class: "stage",
    id: "drawing",
    tabindex: "0",
    role: "application",
    "aria-label": words.network.title,
    "aria-describedby": "network-help",
  });
  const said = words.network;
  const icon = (/** @type {string} */ name) => ({ class: "square", "aria-label": name, title: name });
  const tools = {
    fit: button("⤢", () => fit(), icon(said.fit)),
    closer: button("+", () => zoom(1.4), icon(said.closer)),
    further: button("−", () => zoom(1 / 1.4), icon(said.further)),
    more: button("", () => go({ more: String(asked() + 1) })),
    unfold: button("", () => toggle(chosenNumber() ?? -1)),
    focus: button(said.focus, () => go({ focus: value("sel"), open: null })),
    whole: button(said.whole, () => go({ focus: null })),
    fold: button(said.fold_all, () => go({ open: null, more: null })),
    back: button(said.back, () => history.back()),
  };
  const status = h("p", { class: "status" });
  const nothing = h("p", { class: "nothing", hidden: true }, said.nothing);
  const root = h("div", { class: "network-frame" });
  root.append(
    h("div", { class: "tools", role: "group", "aria-label": said.tools }, ...Object.values(tools)),
    nothing,
    h("div", { class: "ground" }, stage),
    h("p", { class: "unseen", id: "network-help" }, said.help),
    status,
    legend(matchMedia("(min-width: 64.01rem) and (min-height: 44rem)").matches),
  );
  steer(stage, { choose: pick, unfold: toggle });
  return { root, stage, status, nothing, tools };
};

/** @param {HTMLElement} host */
const show = (host) => {
  frame ??= build();
  if (frame.root.parentElement !== host) {
    host.replaceChildren(frame.root);
    returned();
  }
  const shown = sceneNow();
  tell(frame, shown);
  if (made) update(shown);
  else begin(frame);
};

/** Makes the canvas once the page has been painted without it. @param {Frame} inside */
const begin = (inside) => {
  made = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      const { stage } = inside;
      makeStage(stage, { choose: pick, unfold: toggle, resized: () => remeasured(inside) });
      measure(stage.clientWidth, stage.clientHeight);
      const shown = sceneNow();
      tell(inside, shown);
      update(shown);
    }),
  );
};

/** Spreads the first view anew where the canvas has become another. @param {Frame} inside */
const remeasured = (inside) => {
  if (!measure(inside.stage.clientWidth, inside.stage.clientHeight)) return;
  const shown = sceneNow();
  tell(inside, shown);
  draw(shown);
};

/** @param {Scene} shown */
const update = (shown) => {
  if (!window.onrecord?.network) return;
  draw(shown);
  const open = unfoldedNumbers();
  const narrowed = [value("focus"), value("more")].join(" ");
  const first = before.of === undefined;
  const opened = open.filter((number) => !before.open.includes(number));
  const folded = before.open.filter((number) => !open.includes(number));
  const others = before.of !== shown.of || narrowed !== before.narrowed;
  if (others && !(first && opened.length)) fit(undefined, first);
  else if (opened.length) fit(opened.flatMap((number) => [number, ...own(number)]));
  else if (folded.length) fit();
  else if (value("sel") !== before.sel) reveal(shown.chosen);
  before = { of: shown.of, narrowed, open, sel: value("sel") };
};

/** Says beside the canvas what it shows, and offers what can be done. @param {Frame} inside @param {Scene} shown */
const tell = ({ stage, status, nothing, tools }, shown) => {
  const said = words.network;
  const number = chosenNumber();
  const mine = number !== undefined && shown.spots.has(number) ? own(number).length : 0;
  const centre = focusNumber();
  const full = shown.spots.size >= MOST - drawing.first;
  const open = value("sel") !== "" && values("open").includes(value("sel"));
  offer(tools.unfold, mine > 0 && !shown.whole && centre === undefined, open ? said.fold : counted(said.unfold, mine));
  offer(tools.focus, number !== undefined && number !== centre && shown.spots.has(number));
  offer(tools.whole, centre !== undefined);
  offer(tools.fold, centre === undefined && (values("open").length > 0 || asked() > 0));
  offer(tools.more, shown.more > 0 && !full, counted(said.more, shown.more));
  offer(tools.back, history.length > 1 && ["sel", "focus", "open", "more"].some((name) => value(name)));
  const folded = [...shown.spots.values()].reduce((sum, spot) => sum + spot.folded, 0);
  status.textContent = [
    shown.spots.size < shown.all
      ? fill(said.shown, { shown: shown.spots.size.toLocaleString("en"), all: shown.all.toLocaleString("en") })
      : shown.all > 0 && counted(filtering() ? said.all_passed : said.all_shown, shown.all),
    shown.waiting > 0 && `${said.weightiest} ${counted(said.waiting, shown.waiting)}`,
    centre === undefined
      ? folded > 0 && counted(said.folds, folded)
      : fill(said.around, { name: nodes[centre]?.label }),
    shown.hidden > 0 && counted(said.hidden, shown.hidden),
    full && fill(said.most, { n: MOST }),
    filtering() && shown.spots.size < shown.all && said.filtered,
  ]
    .filter(Boolean)
    .join(" ");
  stage.setAttribute("aria-label", `${said.title}. ${status.textContent}`);
  nothing.hidden = shown.spots.size > 0;
};

/** Shows or hides a button; the focus goes to the canvas rather than nowhere. @param {HTMLButtonElement | undefined} tool @param {boolean} offered @param {string} [label] */
const offer = (tool, offered, label) => {
  if (!tool) return;
  if (label !== undefined && tool.textContent !== label) tool.textContent = label;
  if (!offered && tool === document.activeElement) frame?.stage.focus();
  tool.hidden = !offered;
};

/** @type {import("../types.d.ts").View} */
export const network = { name: "network", offered: () => drawing.nodes.length > 0, show: (host) => show(host) };
