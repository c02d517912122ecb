// The flat sister of the avatar as a puppet file.
import { arms, bodyDeformers, bodyLayers } from "./body.mjs";
import { faceDeformers, faceLayers } from "./face.mjs";
import { backHair, frontHair } from "./hair.mjs";

const range = (id, min, initial, max) => ({ id, min, default: initial, max });
const sides = (make) => ["L", "R"].flatMap(make);

/** Live2D's standard parameters, with their standard ranges; mouth shapes beyond them under ARKit's names. */
const parameters = [
  ...["X", "Y", "Z"].map((axis) => range(`ParamAngle${axis}`, -30, 0, 30)),
  ...sides((s) => [range(`ParamEye${s}Open`, 0, 1, 1.25), range(`ParamEye${s}Smile`, 0, 0, 1)]),
  range("ParamEyeBallX", -1, 0, 1), range("ParamEyeBallY", -1, 0, 1), range("ParamEyeBallForm", -1, 0, 1),
  ...sides((s) => ["Y", "X", "Angle", "Form"].map((what) => range(`ParamBrow${s}${what}`, -1, 0, 1))),
  range("ParamMouthForm", -1, 0, 1), range("ParamMouthOpenY", 0, 0, 1), range("ParamMouthPucker", 0, 0, 1), range("ParamMouthFunnel", 0, 0, 1), range("ParamCheek", 0, 0, 1),
  ...["X", "Y", "Z"].map((axis) => range(`ParamBodyAngle${axis}`, -10, 0, 10)),
  range("ParamBreath", 0, 0, 1), range("ParamShoulderY", -10, 0, 10),
  ...sides((s) => [range(`ParamArm${s}A`, -10, 0, 10), range(`ParamArm${s}B`, -10, 0, 10), range(`ParamHand${s}`, -10, 0, 10)]),
  range("ParamBaseX", -10, 0, 10), range("ParamBaseY", -10, 0, 10),
  ...["Front", "Side", "Back", "Fluffy"].map((what) => range(`ParamHair${what}`, -1, 0, 1)),
];

const swing = { ParamAngleX: 0.7, ParamAngleZ: 0.8, ParamBodyAngleX: 0.4, ParamBodyAngleZ: 0.8, ParamBaseX: 2 };
const pendulums = [
  { output: "ParamHairFront", inputs: swing, frequency: 1.9, damping: 0.30, gain: 1.2 },
  { output: "ParamHairSide", inputs: swing, frequency: 1.2, damping: 0.25, gain: 1.2 },
  { output: "ParamHairBack", inputs: swing, frequency: 0.9, damping: 0.28, gain: 1.0 },
  { output: "ParamHairFluffy", inputs: { ...swing, ParamAngleY: 0.5 }, frequency: 1.6, damping: 0.12, gain: 1.2 },
];

export function puppet() {
  return {
    format: "omozukai.puppet", version: 1, name: "Koharu", licence: "CC0-1.0", size: [1000, 1400],
    parameters, pendulums,
    deformers: [...bodyDeformers, ...faceDeformers],
    layers: [...backHair(), ...bodyLayers(), ...faceLayers(), ...frontHair(), ...arms()],
  };
}

/** The file's text: one line a layer, so that changes read well. */
export function puppetText() {
  const { layers, deformers, parameters: list, ...head } = puppet();
  const lines = (items) => `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${fields.join(",\n")},\n  "parameters": ${lines(list)},\n  "deformers": ${lines(deformers)},\n  "layers": ${lines(layers)}\n}\n`;
}
