/** @type {import("./types.d.ts").View} */
export const positions = { name: "positions", offered: () => false, show: () => {} };
