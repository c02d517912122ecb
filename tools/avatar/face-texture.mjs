// The face's picture: the skin seen from the front, and swatches of one colour in a column at its right.
import { eye, mouth } from "./face-shapes.mjs";
import { colours, blendColour } from "./palette.mjs";
import { paint } from "./png.mjs";
import { clamp, smoothstep } from "./vectors.mjs";

const size = 1024, left = -0.1, top = 1.52, width = 0.2, height = 0.28, faceShare = 0.875;
const swatches = ["skin", "lash", "brow", "lip", "mouth", "tongue", "teeth", "rim"];

/** Texture coordinates of a point of the skin; what lies behind the ears is plain. */
export const faceUv = ([x, y, z]) => [((z < 0.012 ? Math.sign(x || 1) * 0.098 : x) - left) / width * faceShare, (top - y) / height];
export const swatchUv = (name) => [0.95, (swatches.indexOf(name) + 0.5) / swatches.length];

export function faceTexture() {
  return paint(size, size, (px, py) => {
    if (px / size > 0.9) return swatch(swatches[Math.floor(py / size * swatches.length)]);
    return skin(left + px / size / faceShare * width, top - py / size * height);
  });
}

const swatch = (name) => name === "rim" ? blendColour(colours.skinShade, colours.lip, 0.45) : name === "mouth" ? colours.mouth : colours[name];

function skin(x, y) {
  let colour = colours.skin;
  const on = (tint, amount) => { colour = blendColour(colour, tint, clamp(amount)); };
  const ax = Math.abs(x);
  // Cheeks.
  on(colours.blush, 0.50 * Math.exp(-(((ax - 0.046) / 0.017) ** 2 + ((y - 1.325) / 0.0125) ** 2)));
  // The nose: a breath of colour and the shadow under its tip.
  on(colours.blush, 0.25 * Math.exp(-((x / 0.0065) ** 2 + ((y - 1.3280) / 0.005) ** 2)));
  on([206, 120, 112], 0.55 * Math.exp(-((x / 0.0042) ** 2 + ((y - 1.3215 - x * x * 40) / 0.0011) ** 2)));
  // Vermilion at the outer corner of the eye, drawn out to the temple.
  const ex = ax - eye.x, ey = y - eye.y - eye.tilt * ex;
  on(colours.vermilion, 0.85 * smoothstep(0.007, 0.021, ex) * smoothstep(0.037, 0.023, ex) * Math.exp(-(((ey - 0.10 * (ex - 0.01)) / 0.0052) ** 2)));
  on(colours.blush, 0.40 * Math.exp(-((ex / 0.022) ** 2 + ((ey - 0.014) / 0.007) ** 2)));
  // A fine line over the lid, where it folds.
  const fold = (eye.above + 0.0062) * Math.sqrt(Math.max(0, 1 - (ex / (eye.half + 0.0033)) ** 2)) ** 0.9;
  on([150, 90, 96], ax > 0.012 ? 0.55 * Math.exp(-(((ey - fold + 0.001) / 0.0006) ** 2)) * smoothstep(-0.016, -0.004, ex) * smoothstep(0.021, 0.012, ex) : 0);
  // The lips: full colour between two curves.
  const s = x / mouth.half, line = mouth.y + 0.0011 * s * s - 0.0002;
  const arch = Math.sqrt(Math.max(0, 1 - s * s)), bow = 1 - 0.22 * Math.exp(-((s / 0.16) ** 2));
  const over = line + 0.0038 * arch ** 1.4 * bow, under = line - 0.0046 * arch ** 1.4;
  on(colours.lip, smoothstep(1.06, 0.92, Math.abs(s)) * smoothstep(over + 0.0003, over - 0.0003, y) * smoothstep(under - 0.0003, under + 0.0003, y));
  on([255, 200, 190], 0.35 * Math.exp(-(((s) / 0.35) ** 2 + ((y - line + 0.0028) / 0.0009) ** 2)));
  on(colours.lipShade, smoothstep(1.05, 0.8, Math.abs(s)) * 0.75 * Math.exp(-(((y - line) / 0.0006) ** 2)));
  return colour;
}
