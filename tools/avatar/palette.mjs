// The colours of the figure and of its flat sister, sRGB 0..255.
export const colours = {
  skin: [252, 236, 224],
  skinShade: [236, 196, 184],
  blush: [240, 150, 140],
  lip: [218, 82, 74],
  lipShade: [150, 44, 46],
  mouth: [112, 24, 34],
  tongue: [222, 108, 112],
  teeth: [250, 246, 240],
  hair: [30, 28, 48],
  hairLight: [86, 92, 140],
  lash: [34, 24, 40],
  brow: [38, 32, 52],
  vermilion: [214, 60, 44],
  vermilionShade: [158, 32, 40],
  indigo: [38, 58, 118],
  indigoDark: [26, 36, 78],
  indigoLight: [92, 132, 186],
  gold: [230, 186, 92],
  goldShade: [176, 118, 50],
  white: [250, 247, 242],
  whiteShade: [200, 200, 220],
  iris: [44, 72, 150],
  irisLight: [110, 176, 220],
};

export const blendColour = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);

/** sRGB 0..255 as the linear factors that glTF wants. */
export const linear = (colour) => colour.map((v) => {
  const c = v / 255;
  return Math.round((c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4) * 1e5) / 1e5;
});
