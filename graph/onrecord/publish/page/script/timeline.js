/** @type {import("./types.d.ts").View} */
export const timeline = { name: "timeline", offered: () => false, show: () => {} };
