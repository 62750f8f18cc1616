/** @type {import("./types.d.ts").View} */
export const disputes = { name: "disputes", offered: () => false, show: () => {} };
