/** @type {import("./types.d.ts").View} */
export const report = { name: "report", offered: () => false, show: () => {} };
