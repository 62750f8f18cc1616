// The outlines of nodes, as vis-network draws them, for pictures and the legend.

/** @param {number} corners @param {number} x @param {number} y @param {(index: number) => [far: number, angle: number]} at */
const corner = (corners, x, y, at) =>
  `M${Array.from({ length: corners }, (_, index) => {
    const [far, angle] = at(index);
    return `${(x + far * Math.sin(angle)).toFixed(1)} ${(y - far * Math.cos(angle)).toFixed(1)}`;
  }).join("L")}Z`;

/** The outline of a shape as the path of an SVG. @param {string} shape @param {number} x @param {number} y @param {number} size */
export const outline = (shape, x, y, size) => {
  if (shape === "square") return corner(4, x, y, (index) => [size * Math.SQRT2, ((2 * index + 1) * Math.PI) / 4]);
  if (shape === "diamond") return corner(4, x, y, (index) => [size, (index * Math.PI) / 2]);
  if (shape === "hexagon") return corner(6, x, y, (index) => [size, ((2 * index + 1) * Math.PI) / 6]);
  if (shape === "triangle") return corner(3, x, y + size * 0.2, (index) => [size * 1.2, (2 * index * Math.PI) / 3]);
  if (shape === "star")
    return corner(10, x, y + size * 0.08, (index) => [size * (index % 2 ? 0.42 : 1.07), (index * Math.PI) / 5]);
  const half = `a${size} ${size} 0 1 0 `;
  return `M${x - size} ${y}${half}${2 * size} 0${half}${-2 * size} 0Z`;
};
