/** @type {import("./types.d.ts").View} */
export const network = { name: "network", offered: () => false, show: () => {} };
