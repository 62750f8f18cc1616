// Views that are drawn anew only where what they show has changed, so that neither focus nor place is lost.

import { value } from "./address.js";

/** @type {WeakMap<HTMLElement, {state: unknown[], root: HTMLElement}>} */
const shownIn = new WeakMap();

/**
 * Draws a view into its host if its state is another than before. The focus goes to what has the same key again, and
 * what is chosen is marked.
 * @param {HTMLElement} host
 * @param {unknown[]} state all that the view depends on, but for what is chosen
 * @param {() => HTMLElement} build
 */
export const keep = (host, state, build) => {
  const before = shownIn.get(host);
  const same = before?.root.parentNode === host && state.every((one, index) => one === before.state[index]);
  if (!same) {
    const focused = document.activeElement;
    const key = focused instanceof HTMLElement && host.contains(focused) ? focused.dataset.key : undefined;
    const root = build();
    host.replaceChildren(root);
    shownIn.set(host, { state, root });
    if (key) keyed(root, key)?.focus({ preventScroll: true });
  }
  markChosen(host);
};

/** @param {HTMLElement} root @param {string} key @returns {HTMLElement | null} */
const keyed = (root, key) => root.querySelector(`[data-key="${CSS.escape(key)}"]`);

/** Marks the buttons of what is chosen. @param {HTMLElement} host */
export const markChosen = (host) => {
  const choice = value("sel");
  for (const one of host.querySelectorAll("[data-choice][aria-current]")) one.removeAttribute("aria-current");
  if (choice) host.querySelector(`[data-choice="${CSS.escape(choice)}"]`)?.setAttribute("aria-current", "true");
};
