// The page's state is its address: "#view?name=value&…". A link reopens view, selection and filters; back goes back.

/** @type {Set<() => void>} */
const listeners = new Set();
let first = "network";
let view = first;
let given = new URLSearchParams();
let arrived = "";

/** The name of the view that is open. */
export const viewName = () => view;

/** The values of a parameter. @param {string} name */
export const values = (name) => given.getAll(name);

/** The only value of a parameter, or nothing. @param {string} name */
export const value = (name) => given.get(name) ?? "";

/**
 * The address with some things changed; null or nothing takes a parameter away.
 * @param {Record<string, string | string[] | null>} changes
 * @param {string} [to] name of a view
 */
export const addressOf = (changes, to = view) => {
  const next = new URLSearchParams(given);
  for (const [name, change] of Object.entries(changes)) {
    next.delete(name);
    for (const one of change === null ? [] : [change].flat()) if (one) next.append(name, one);
  }
  next.sort();
  const query = next.toString();
  return query ? `#${to}?${query}` : `#${to}`;
};

/**
 * Goes to the address with some things changed.
 * @param {Record<string, string | string[] | null>} changes
 * @param {{view?: string, quiet?: boolean}} [how] quiet: without a step to go back to
 */
export const go = (changes, how = {}) => {
  const address = addressOf(changes, how.view ?? view);
  if (address === addressOf({})) return;
  if (how.quiet) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  arrive();
};

/** Calls a function each time when the address has changed. @param {() => void} listener */
export const onArrival = (listener) => listeners.add(listener);

const arrive = () => {
  // Browsers tell of one step twice, as a step in the history and as another fragment.
  if (location.hash === arrived) return;
  read();
  for (const listener of listeners) listener();
};

const read = () => {
  arrived = location.hash;
  const [name, ...rest] = location.hash.slice(1).split("?");
  view = name || first;
  given = new URLSearchParams(rest.join("?"));
};

/** Begins to follow the address. @param {string} opening the view that an address without one means */
export const followAddress = (opening) => {
  first = opening;
  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  read();
};
