// The network as a picture to take away: what is shown now, whatever is chosen, with what shapes and lines mean, the
// filters that are set and the notice below it. It holds no script, and text only as text.

import { data, nodes } from "../ground/model.js";
import { bendPoint, bendsOf, framed } from "./geometry.js";
import { keyDrawn } from "./key.js";
import { arranged, foldingSign, radiusOf } from "./labels.js";
import { set } from "./lettering.js";
import { STROKES } from "./linking.js";
import { colour, kindColours, styleColour } from "./palette.js";
import { sceneNow } from "./scene.js";
import { outline } from "./shapes.js";
import { camera } from "./stage.js";
import { element, escaped, round, written } from "./writing.js";

/** @import { Camera } from "./geometry.js" */
/** @import { Label } from "./labels.js" */
/** @import { Line } from "./linking.js" */
/** @import { Scene, Spot } from "./scene.js" */

/** Of a picture made while no network is open. */
const SIZE = { width: 1200, height: 800 };

/** @param {Line} line @param {Scene} scene @param {number} bend @param {Camera} view */
const lineDrawn = (line, scene, bend, view) => {
  const [a, b] = [scene.spots.get(line.from), scene.spots.get(line.to)];
  if (!a || !b) return "";
  const [from, to] = [onCanvas(a, view), onCanvas(b, view)];
  const via = bend ? bendPoint(from, to, bend) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const { dashes, width } = STROKES[line.style];
  const stroke = colour(styleColour(line.style));
  const path = `M${round(from.x)} ${round(from.y)}Q${round(via.x)} ${round(via.y)} ${round(to.x)} ${round(to.y)}`;
  const given = { d: path, fill: "none", stroke, "stroke-width": width, "stroke-opacity": 0.85 };
  const drawn = element("path", dashes.length ? { ...given, "stroke-dasharray": dashes.join(" ") } : given);
  if (line.relation === "contradicts") return drawn;
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  const far = radiusOf(b, view) + 2;
  const tip = { x: to.x - far * Math.cos(angle), y: to.y - far * Math.sin(angle) };
  const side = (/** @type {number} */ turn) =>
    `${round(tip.x - 7 * Math.cos(angle + turn))} ${round(tip.y - 7 * Math.sin(angle + turn))}`;
  return drawn + element("path", { d: `M${round(tip.x)} ${round(tip.y)}L${side(0.45)}L${side(-0.45)}Z`, fill: stroke });
};

/** @param {{x: number, y: number}} place @param {Camera} view */
const onCanvas = ({ x, y }, view) => ({ x: x * view.scale + view.x, y: y * view.scale + view.y });

/** @param {Spot} spot @param {Camera} view */
const spotDrawn = (spot, view) => {
  const { x, y } = onCanvas(spot, view);
  const [fill, stroke] = kindColours(nodes[spot.number]?.kind).map(colour);
  const shape = element(
    "path",
    { d: outline(spot.shape, x, y, radiusOf(spot, view)), fill: fill ?? "", stroke: stroke ?? "", "stroke-width": 1.5 },
    element("title", {}, escaped(nodes[spot.number]?.label ?? "") || " "),
  );
  const sign = foldingSign(spot, view);
  if (!sign) return shape;
  return (
    shape +
    written(sign.text.lines, sign.x, sign.y + 3.5, 0, {
      "font-size": 10,
      "font-weight": 600,
      fill: colour(sign.colour),
    })
  );
};

/** @param {Label} label */
const labelDrawn = (label) => {
  const [weight, size] = label.font.split(" ");
  const plate = element("rect", {
    x: label.x,
    y: label.y,
    width: label.width,
    height: label.height,
    fill: colour("paper"),
  });
  const given = {
    "font-size": Number.parseFloat(size ?? "12"),
    "font-weight": weight ?? "400",
    fill: colour(styleColour(label.colour)),
  };
  return (
    plate +
    written(label.lines, label.x + label.width / 2, label.y + Number.parseFloat(size ?? "12"), label.leading, given)
  );
};

/** What is shown now, in width, height and SVG. */
const pictured = () => {
  // A choice greys all else, which would be taken for a statement once the picture is elsewhere.
  const scene = { ...sceneNow(), chosen: new Set(), chosenLines: new Set() };
  const view = camera() ?? framed(scene, SIZE.width, SIZE.height);
  const bends = bendsOf(scene.lines);
  const key = keyDrawn(view.width, view.height, scene);
  const notice = set(data.notice, { width: view.width - 32, lines: 12, size: 12 });
  const below = view.height + key.height;
  const height = below + notice.height + 16;
  const inside = [
    element("rect", { width: view.width, height, fill: colour("paper") }),
    ...scene.lines.map((line) => lineDrawn(line, scene, bends.get(line.id) ?? 0, view)),
    ...[...scene.spots.values()].map((spot) => spotDrawn(spot, view)),
    ...arranged(scene, bends, view).map(labelDrawn),
    // What of the drawing reaches over its lower border is covered.
    element("rect", { y: view.height, width: view.width, height: height - view.height, fill: colour("paper") }),
    key.text,
    element("rect", { y: below, width: view.width, height: notice.height + 16, fill: colour("raised") }),
    written(notice.lines, view.width / 2, below + 20, notice.leading, { "font-size": 12, fill: colour("ink") }),
  ];
  const box = { width: view.width, height, viewBox: `0 0 ${round(view.width)} ${round(height)}` };
  return {
    width: view.width,
    height,
    text: element("svg", { xmlns: "http://www.w3.org/2000/svg", ...box }, inside.join("\n")),
  };
};

/** The picture as SVG. @returns {string} */
export const svg = () => pictured().text;

/** The picture as PNG, twice as fine as the screen. @returns {Promise<Blob>} */
export const png = async () => {
  const { width, height, text } = pictured();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
};
