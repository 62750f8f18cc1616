/** @type {import("./types.d.ts").View} */
export const reader = { name: "articles", offered: () => false, show: () => {} };
