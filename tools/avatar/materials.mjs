// The materials: MToon over plain glTF, and the pictures of cloth, sash and hair.
import { eyeTexture } from "./eyes.mjs";
import { faceTexture } from "./face-texture.mjs";
import { blendColour, colours, linear } from "./palette.mjs";
import { paint, png } from "./png.mjs";
import { clamp, randoms, smoothstep } from "./vectors.mjs";

/** name: { colour, shade (both sRGB), texture, outline (metres), toony, shift, doubleSided } */
export const materials = {
  face: { texture: ["face", faceTexture], colour: [255, 255, 255], shade: [244, 204, 196], outline: 0.0007, shift: -0.25, line: [120, 62, 66] },
  skin: { colour: colours.skin, shade: [240, 200, 190], outline: 0.0008, shift: -0.2, line: [120, 62, 66] },
  eyes: { texture: ["eye", eyeTexture], colour: [255, 255, 255], shade: [226, 228, 240], outline: 0, shift: -0.5 },
  hair: { texture: ["hair", hairTexture], colour: [255, 255, 255], shade: [150, 150, 190], outline: 0.0009, shift: -0.05, line: [10, 10, 24] },
  kimono: { texture: ["kimono", kimonoTexture], colour: [255, 255, 255], shade: [148, 146, 196], outline: 0.0011, shift: -0.08, line: [14, 18, 48] },
  lining: { colour: colours.vermilion, shade: colours.vermilionShade, outline: 0.0011, shift: -0.05, line: [14, 18, 48] },
  sash: { texture: ["sash", sashTexture], colour: [255, 255, 255], shade: [196, 150, 164], outline: 0.0010, shift: -0.08, line: [84, 14, 22] },
  gold: { colour: colours.gold, shade: colours.goldShade, outline: 0.0007, shift: 0, line: [104, 62, 20] },
  white: { colour: colours.white, shade: colours.whiteShade, outline: 0.0009, shift: -0.1, line: [96, 96, 130] },
  vermilion: { colour: colours.vermilion, shade: colours.vermilionShade, outline: 0.0008, shift: -0.05, line: [96, 16, 24] },
  indigo: { colour: colours.indigoDark, shade: [16, 20, 52], outline: 0.0010, shift: -0.08, line: [8, 10, 30] },
};

/** Writes all materials; returns name → index. */
export function writeMaterials(glb) {
  const indexOf = {};
  // A plain material has a white picture: one program draws them all then, and a browser takes a quarter of a second to make another.
  let white;
  for (const [name, material] of Object.entries(materials)) {
    const index = material.texture ? glb.texture(material.texture[0], png(material.texture[1]())) : (white ??= glb.texture("white", png(paint(4, 4, () => [255, 255, 255]))));
    const reference = { index };
    glb.json.materials.push({
      name,
      pbrMetallicRoughness: { baseColorFactor: [...linear(material.colour), 1], metallicFactor: 0, roughnessFactor: 0.9, baseColorTexture: reference },
      extensions: {
        VRMC_materials_mtoon: {
          specVersion: "1.0",
          shadeColorFactor: linear(material.shade),
          shadeMultiplyTexture: reference,
          shadingToonyFactor: 0.92,
          shadingShiftFactor: material.shift,
          giEqualizationFactor: 0.9,
          parametricRimColorFactor: [0.05, 0.05, 0.08],
          parametricRimFresnelPowerFactor: 4,
          parametricRimLiftFactor: 0,
          rimLightingMixFactor: 1,
          ...(material.outline ? { outlineWidthMode: "worldCoordinates", outlineWidthFactor: material.outline, outlineColorFactor: linear(material.line), outlineLightingMixFactor: 0.6 } : { outlineWidthMode: "none" }),
        },
      },
    });
    indexOf[name] = glb.json.materials.length - 1;
  }
  return indexOf;
}

/** Strands, and the ring of light round the crown. v runs from the crown to the tips. */
function hairTexture() {
  const strands = strandTable(7);
  return paint(512, 512, (px, py) => {
    const u = px / 512, v = py / 512;
    const strand = strands[Math.floor(u * 256) % 256], fine = strands[Math.floor(u * 128 + 40) % 256];
    let colour = blendColour(colours.hair, [18, 16, 32], 0.5 * strand * strand);
    const light = Math.exp(-(((v - 0.205 - 0.02 * fine) / (0.018 + 0.016 * strand)) ** 2)) + 0.35 * Math.exp(-(((v - 0.46 - 0.03 * fine) / 0.03) ** 2));
    colour = blendColour(colour, colours.hairLight, clamp(light * (0.55 + 0.45 * fine)));
    return blendColour(colour, [92, 40, 70], 0.30 * smoothstep(0.72, 1, v));
  });
}

function strandTable(seed) {
  const random = randoms(seed), raw = Array.from({ length: 256 }, random);
  return raw.map((_, i) => [-2, -1, 0, 1, 2].reduce((sum, d) => sum + raw[(i + d + 256) % 256], 0) / 5).map((v) => clamp((v - 0.3) / 0.4));
}

/** A five-petalled plum blossom at the origin: 1 petal, 2 heart, 0 outside; r 1. */
function blossom(x, y, turn) {
  const r = Math.hypot(x, y);
  if (r > 1) return 0;
  if (r < 0.20) return 2;
  const sector = Math.PI * 2 / 5, a = Math.atan2(y, x) + turn, folded = a - Math.round(a / sector) * sector;
  const d = Math.hypot(r * Math.cos(folded) - 0.58, r * Math.sin(folded));
  return d < 0.40 ? 1 : 0;
}

/** Waves of overlapping circles (seigaiha): 0 ground … 1 line; one wave `size` wide. */
function waves(x, y, size) {
  const h = size / 4;
  let best = 0;
  const row = Math.floor(y / h);
  for (let r = row + 2; r >= row - 2; r--) {
    const cy = (r + 1) * h, shift = (r & 1) * size / 2;
    const cx = Math.round((x - shift) / size) * size + shift;
    const d = Math.hypot(x - cx, y - cy) / (size / 2);
    if (d <= 1 && y <= cy) { const ring = (1 - d) * 3.2; best = Math.abs(ring - Math.round(ring)) < 0.16 && ring < 2.9 ? 1 : 0; return best; }
  }
  return best;
}

/** Centimetres on the cloth: trunk x −35..35 round, y 0 (neck)..76; sleeves x −30..30 round, y 0 (neck)..54 along the arm. */
function kimonoTexture() {
  const random = randoms(11);
  const flowers = Array.from({ length: 46 }, () => ({ x: random(), y: random(), r: 1.5 + 1.5 * random(), turn: random() * 6, kind: random() }));
  return paint(1024, 1024, (px, py) => {
    const u = px / 1024, v = py / 1024;
    return u < 0.56 ? cloth((u - 0.275) / 0.53 * 70, v * 76, 73.5, 56, false) : cloth((u - 0.785) / 0.40 * 46, v * 54, 51, 36, true);
  });

  function cloth(x, y, hem, waveFrom, sleeve) {
    const t = y / hem;
    let colour = blendColour([40, 56, 120], [62, 92, 168], smoothstep(0.35, 1, t));
    // A fine net of hemp leaves would swim at a distance: dots instead.
    const dx = ((x / 2.2) % 1 + 1) % 1 - 0.5, dy = ((y / 2.2 + 0.5 * (Math.floor(x / 2.2) & 1)) % 1 + 1) % 1 - 0.5;
    colour = blendColour(colour, [96, 124, 190], Math.hypot(dx, dy) < 0.10 ? 0.7 : 0);
    const edge = waveFrom + 1.2 * Math.sin(x * 0.45);
    if (y > edge) {
      colour = blendColour([34, 60, 132], [88, 146, 200], smoothstep(waveFrom, hem, y));
      colour = blendColour(colour, [226, 236, 246], waves(x, y, 7) * 0.85);
    }
    if (Math.abs(y - edge) < 0.22) colour = colours.gold;
    for (const flower of flowers) {
      const fx = (flower.x - 0.5) * (sleeve ? 46 : 70), fy = sleeve ? 16 + flower.y * 34 : 36 + flower.y * 36;
      const kind = blossom((x - fx) / flower.r, (y - fy) / flower.r, flower.turn);
      if (kind) return kind === 2 ? colours.gold : flower.kind < 0.55 ? [228, 74, 58] : [250, 238, 236];
    }
    // The hem's border.
    if (y > hem - 0.55) colour = colours.vermilion;
    else if (y > hem - 0.85) colour = colours.gold;
    return colour;
  }
}

/** Brocade: vermilion with golden lozenges and two borders; u once round (65 cm), v over 16 cm. */
function sashTexture() {
  return paint(512, 256, (px, py) => {
    const x = px / 512 * 65, y = py / 256 * 16;
    let colour = blendColour([206, 52, 44], [186, 38, 46], smoothstep(2, 14, y));
    const a = ((x + y) / 4.0625 % 1 + 1) % 1 - 0.5, b = ((x - y) / 4.0625 % 1 + 1) % 1 - 0.5;
    const line = Math.min(Math.abs(a), Math.abs(b)), middle = Math.max(Math.abs(a), Math.abs(b));
    const near = Math.hypot(a, b);
    if (Math.abs(Math.abs(a) - 0.5) < 0.035 || Math.abs(Math.abs(b) - 0.5) < 0.035) colour = blendColour(colour, colours.gold, 0.85);
    if (near < 0.20 && near > 0.11 || near < 0.06) colour = colours.gold;
    if (line < 0.0 || middle < 0.0) colour = colours.gold;
    for (const border of [2.2, 13.4]) if (Math.abs(y - border) < 0.28) colour = colours.gold;
    if (y < 1.9 || y > 13.7) colour = [40, 52, 112];
    return colour;
  }, 2);
}
