/** @type {import("./types.d.ts").View} */
export const quotations = { name: "quotations", offered: () => false, show: () => {} };
