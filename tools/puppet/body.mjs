// The flat sister's neck, kimono, sash and arms.
import { L, act, css, ellipse, ink, name, place, together } from "./sheet.mjs";

const cloth = css([44, 62, 130]), clothLine = "#141a3c", shoulder = [158, 742], elbow = [196, 950], wrist = [214, 1142];

export const bodyDeformers = [
  { id: "body", kind: "place", pivot: [500, 1480], keys: [
    act("ParamBodyAngleZ", [[-10, 0, 0, -9], [0], [10, 0, 0, 9]]), act("ParamBodyAngleX", [[-10, -16], [0], [10, 16]]),
    act("ParamBodyAngleY", [[-10, 0, 20], [0], [10, 0, -12]]), act("ParamBaseX", [[-10, -200], [0], [10, 200]]), act("ParamBaseY", [[-10, 0, 200], [0], [10, 0, -200]]),
  ] },
  { id: "torso", parent: "body", kind: "globe", centre: [500, 1020], radius: [235, 470, 110], yaw: { ParamBodyAngleX: 1.8 }, pitch: { ParamBodyAngleY: 1.0 } },
  { id: "chest", parent: "torso", kind: "place", pivot: [500, 1020], keys: [act("ParamBreath", [[0], [1, 0, -5, 0, 0.012, 0.010]])] },
  { id: "neck", parent: "body", kind: "place", pivot: [500, 690], keys: [
    act("ParamBodyAngleX", [[-10, -22], [0], [10, 22]]), act("ParamBreath", [[0], [1, 0, -4]]), act("ParamAngleX", [[-30, -6], [0], [30, 6]]),
  ] },
  { id: "head", parent: "neck", kind: "place", pivot: [500, 610], keys: [
    act("ParamAngleZ", [[-30, 0, 0, -26], [0], [30, 0, 0, 26]]), act("ParamAngleX", [[-30, -10], [0], [30, 10]]), act("ParamAngleY", [[-30, 0, 14], [0], [30, 0, -8]]),
  ] },
  { id: "skull", parent: "head", kind: "globe", centre: [500, 400], radius: [188, 240, 104], yaw: { ParamAngleX: 0.82 }, pitch: { ParamAngleY: 0.68 } },
  ...[1, -1].flatMap((side) => {
    const l = L(side), id = name(side);
    return [
      { id: `${id}Arm`, parent: "chest", kind: "place", pivot: place(side, [shoulder]), keys: [
        // Lifting turns outwards, seen as the arm hangs: 18° a unit.
        act(`ParamArm${l}A`, [[-10, -10 * side, 0, 60 * side], [0], [10, 4 * side, -34, -160 * side]]),
        act("ParamShoulderY", [[-10, 0, 14], [0], [10, 0, -26]]),
      ] },
      { id: `${id}Forearm`, parent: `${id}Arm`, kind: "place", pivot: place(side, [elbow]), keys: [act(`ParamArm${l}B`, [[-10, 0, 0, 140 * side], [0], [10, 0, 0, -140 * side]])] },
      { id: `${id}Hand`, parent: `${id}Forearm`, kind: "place", pivot: place(side, [wrist]), keys: [act(`ParamHand${l}`, [[-10, 0, 0, 70 * side], [0], [10, 0, 0, -70 * side]])] },
    ];
  }),
];

export function bodyLayers() {
  const torso = [[0, 745], [46, 690], [104, 704], [158, 722], [186, 770], [178, 860], [160, 950], [150, 1030], [166, 1120], [196, 1230], [222, 1380], [240, 1560], [0, 1570]];
  const whole = [...torso, ...torso.slice(1, -1).reverse().map(([x, y]) => [-x, y])];
  return [
    { id: "throat", deformer: "neck", depth: 0, flat: true, points: place(0, [[-52, 540], [52, 540], [50, 640], [60, 690], [96, 730], [0, 860], [-96, 730], [-60, 690], [-50, 640]]), fill: css([250, 226, 214]), line: ink, width: 2.2 },
    { id: "throatShade", deformer: "neck", flat: true, clip: "throat", points: place(0, [[-60, 540], [60, 540], [58, 628], [30, 662], [0, 672], [-30, 662], [-58, 628]]), fill: css([232, 186, 176]), opacity: 0.8 },
    { id: "kimono", deformer: "chest", points: place(0, whole), fill: cloth, line: clothLine, width: 3 },
    // The opening at the neck: throat and chest show in a V.
    { id: "neckline", deformer: "chest", points: place(0, [[-60, 676], [0, 700], [60, 676], [48, 760], [10, 850], [-2, 880], [-14, 850], [-50, 760]]), fill: css([250, 226, 214]), corners: [0, 2, 5] },
    { id: "necklineShade", deformer: "chest", clip: "neckline", points: place(0, [[-60, 650], [60, 650], [58, 716], [30, 734], [0, 738], [-30, 734], [-58, 716]]), fill: css([232, 186, 176]), opacity: 0.6 },
    ...skirt(), ...collars(), ...sash(),
  ];
}

function skirt() {
  return [
    { id: "skirtShade", deformer: "chest", clip: "kimono", points: place(0, [[-20, 1090], [40, 1090], [110, 1570], [60, 1570]]), fill: css([28, 40, 92]), opacity: 0.8, corners: [0, 1, 2, 3] },
    ...waves("wave", "chest", 0, 0, 1316, 38, 7, 7, "kimono"),
    ...blossoms("skirtFlower", "chest", 0, [[-120, 1245, 30], [150, 1290, 30], [30, 1226, 18]], "vermilion", "kimono"),
    ...blossoms("skirtFlowerWhite", "chest", 0, [[-64, 1272, 20], [96, 1258, 26]], "white", "kimono"),
  ];
}

/** Overlapping rings like fish scales: rows of circles, each row over the one above. */
function waves(id, deformer, side, x, y, r, rows, columns, clip, extra = {}) {
  const layers = [];
  for (let row = 0; row < rows; row++) {
    const centres = Array.from({ length: columns + (row % 2) }, (_, i) => [x + (i - (columns - 1) / 2 - (row % 2) / 2) * 2 * r, y + row * r * 0.55]);
    [[1, [222, 234, 246]], [0.84, [62, 108, 182]], [0.56, [222, 234, 246]], [0.40, [62, 108, 182]]].forEach(([share, colour], k) => layers.push({
      id: `${id}${row}_${k}`, deformer, clip, ...extra, fill: css(colour), ...together(side, centres.map(([cx, cy]) => ellipse(cx, cy, r * share, r * share))),
    }));
  }
  return layers;
}

/** Plum blossoms [x, y, radius] of one colour. */
function blossoms(id, deformer, side, list, colour, clip, extra = {}) {
  const petals = list.flatMap(([x, y, r]) => [0, 1, 2, 3, 4].map((i) => { const a = (i * 72 - 90) * Math.PI / 180; return ellipse(x + r * 0.6 * Math.cos(a), y + r * 0.6 * Math.sin(a), r * 0.5, r * 0.5, 6); }));
  return [
    { id, deformer, clip, ...extra, ...together(side, petals), fill: css(colour) },
    { id: `${id}Heart`, deformer, clip, ...extra, ...together(side, list.map(([x, y, r]) => ellipse(x, y, r * 0.26, r * 0.26, 6))), fill: css("gold") },
  ];
}

/** The wearer's left lies over the right. */
function collars() {
  const band = (id, side, inner, outer, fill) => ({ id, deformer: "chest", depth: 6, points: place(side, [[outer, 672], [outer + 8, 712], [outer - 6, 780], [outer - 54, 880], [outer - 112, 990], [inner - 112, 990], [inner - 50, 872], [inner - 4, 776], [inner + 2, 712], [inner - 4, 664]]), fill, line: clothLine, width: 2.2, corners: [0, 4, 5, 9] });
  return [
    band("rightInnerCollar", -1, 40, 60, css("white")), band("rightCollar", -1, 58, 92, css([34, 48, 108])),
    band("leftInnerCollar", 1, 40, 60, css("white")), band("leftCollar", 1, 58, 92, css([34, 48, 108])),
  ];
}

function sash() {
  const diamonds = Array.from({ length: 22 }, (_, k) => {
    const row = k % 2, x = (Math.floor(k / 2) - 5) * 44 + row * 22, y = 992 + row * 46;
    return [[x, y - 18], [x + 15, y], [x, y + 18], [x - 15, y]];
  });
  const lozenges = [{ id: "lozenges", deformer: "chest", depth: 10, clip: "sash", ...together(0, diamonds), line: css("gold"), width: 3, corners: diamonds.flat().map((_, i) => i) }];
  return [
    ...[1, -1].map((side) => ({ id: `${name(side)}Bow`, deformer: "chest", depth: -60, flat: true, points: place(side, [[140, 960], [214, 930], [240, 974], [216, 1024], [140, 1030]]), fill: css("vermilionShade"), line: "#5c1018", width: 2.4 })),
    { id: "sash", deformer: "chest", depth: 10, points: place(0, [[-164, 944], [0, 958], [164, 944], [160, 1020], [168, 1086], [0, 1102], [-168, 1086], [-160, 1020]]), fill: css("vermilion"), line: "#5c1018", width: 2.8, corners: [0, 2, 4, 6] },
    ...lozenges,
    { id: "sashEdgeTop", deformer: "chest", depth: 11, open: true, points: place(0, [[-162, 958], [0, 972], [162, 958]]), line: css([36, 48, 108]), width: 9 },
    { id: "sashEdgeBottom", deformer: "chest", depth: 11, open: true, points: place(0, [[-165, 1074], [0, 1089], [165, 1074]]), line: css([36, 48, 108]), width: 9 },
    { id: "cord", deformer: "chest", depth: 14, open: true, points: place(0, [[-160, 1012], [0, 1026], [160, 1012]]), line: css("gold"), width: 12 },
    { id: "knot", deformer: "chest", depth: 20, points: place(0, ellipse(0, 1026, 20, 16)), fill: css("gold"), line: css([140, 90, 34]), width: 2.4 },
  ];
}

export function arms() {
  return [1, -1].flatMap((side) => {
    const id = name(side), flat = { flat: true, depth: 20 };
    const grow = ([x, y]) => [211 + (x - 211) * 1.16, 1130 + (y - 1130) * 1.12];
    const hand = [[190, 1130], [186, 1176], [176, 1206], [172, 1236], [180, 1244], [190, 1222], [194, 1262], [200, 1290], [209, 1292], [212, 1262], [216, 1296], [226, 1298], [229, 1262], [234, 1288], [243, 1284], [242, 1240], [240, 1190], [236, 1130]].map(grow);
    const upper = [[112, 712], [160, 700], [206, 736], [226, 840], [240, 950], [224, 990], [180, 996], [150, 960], [136, 860], [122, 780]];
    const lower = [[158, 930], [188, 906], [226, 920], [250, 1000], [286, 1128], [292, 1150], [216, 1176], [140, 1160], [142, 1130], [150, 1020]];
    return [
      { id: `${id}HandShape`, deformer: `${id}Hand`, ...flat, points: place(side, hand), fill: css("skin"), line: ink, width: 2.4 },
      { id: `${id}Inside`, deformer: `${id}Forearm`, ...flat, points: place(side, ellipse(216, 1154, 74, 20)), fill: css("vermilionShade"), line: clothLine, width: 2.4 },
      // The hand again, in front of the sleeve's far edge but inside the near one: the sleeve below covers its root.
      { id: `${id}HandFront`, deformer: `${id}Hand`, ...flat, points: place(side, hand), fill: css("skin"), line: ink, width: 2.4 },
      { id: `${id}Sleeve`, deformer: `${id}Forearm`, ...flat, points: place(side, lower), gradient: { line: [...place(side, [[196, 985]]), ...place(side, [[216, 1150]])], stops: [[0, cloth], [1, css([70, 112, 184])]] }, line: clothLine, width: 2.8, corners: [5, 7] },
      ...waves(`${id}SleeveWave`, `${id}Forearm`, side, 216, 1128, 25, 4, 4, `${id}Sleeve`, flat),
      ...blossoms(`${id}SleeveFlower`, `${id}Forearm`, side, [[202, 1058, 28]], "vermilion", `${id}Sleeve`, flat),
      ...blossoms(`${id}SleeveFlowerWhite`, `${id}Forearm`, side, [[244, 1086, 18]], "white", `${id}Sleeve`, flat),
      { id: `${id}Hem`, deformer: `${id}Forearm`, ...flat, open: true, clip: `${id}Sleeve`, points: place(side, [[292, 1148], [216, 1172], [140, 1157]]), line: css("vermilion"), width: 11 },
      { id: `${id}UpperSleeve`, deformer: `${id}Arm`, ...flat, points: place(side, upper), fill: cloth },
      // Drawn lines leave elbow and shoulder open, where one cloth goes over into the other.
      { id: `${id}UpperLine`, deformer: `${id}Arm`, ...flat, open: true, points: place(side, [[160, 700], [206, 736], [226, 840], [238, 935]]), line: clothLine, width: 2.8 },
      { id: `${id}UpperInnerLine`, deformer: `${id}Arm`, ...flat, open: true, points: place(side, [[150, 950], [137, 866], [126, 800]]), line: clothLine, width: 2.8 },
    ];
  });
}
