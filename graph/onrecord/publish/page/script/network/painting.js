// What the page itself draws on the network's canvas, in the canvas's own pixels.

import { foldingSign, radiusOf } from "./labels.js";
import { colour, styleColour } from "./palette.js";

/** @import { Camera } from "./geometry.js" */
/** @import { Label } from "./labels.js" */
/** @import { Spot } from "./scene.js" */

/** A label on a plate of paper, so that lines do not run through it. @param {CanvasRenderingContext2D} context @param {Label} label */
export const drawnLabel = (context, label) => {
  context.fillStyle = colour("paper");
  context.fillRect(label.x, label.y, label.width, label.height);
  context.fillStyle = colour(styleColour(label.colour));
  context.font = label.font;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const [index, line] of label.lines.entries()) {
    context.fillText(line, label.x + label.width / 2, label.y + 2 + index * label.leading);
  }
};

/** How much is folded into a node. @param {CanvasRenderingContext2D} context @param {Spot} spot @param {Camera} camera */
export const folding = (context, spot, camera) => {
  const sign = foldingSign(spot, camera);
  if (!sign) return;
  context.fillStyle = colour(sign.colour);
  context.font = sign.text.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(sign.text.lines[0] ?? "", sign.x, sign.y);
};

/** The keyboard's place. @param {CanvasRenderingContext2D} context @param {Spot} spot @param {Camera} camera */
export const ring = (context, spot, camera) => {
  context.strokeStyle = colour("focus");
  context.lineWidth = 3;
  context.beginPath();
  context.arc(
    spot.x * camera.scale + camera.x,
    spot.y * camera.scale + camera.y,
    radiusOf(spot, camera) + 5,
    0,
    2 * Math.PI,
  );
  context.stroke();
};
