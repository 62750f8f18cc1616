// One box over names, other names, claims and passages; results by kind, keyboard first.

/** Lets the search box answer. */
export const startSearch = () => {};
