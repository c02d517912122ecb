// Sheets of the flat figure for look.mjs.
const both = (name, value) => ({ [name.replace("*", "L")]: value, [name.replace("*", "R")]: value });
const whole = { columns: 5, width: 320, height: 440, scale: 0.30, at: [500, 720] };
const face = { columns: 6, width: 320, height: 320, scale: 0.55, at: [500, 400] };

export const expressions = {
  neutral: {},
  happy: { ...both("ParamEye*Open", 0), ...both("ParamEye*Smile", 1), ParamMouthForm: 1, ParamMouthOpenY: 0.55, ...both("ParamBrow*Y", 0.5), ParamCheek: 0.8, ParamAngleZ: 8 },
  angry: { ...both("ParamBrow*Angle", -1), ...both("ParamBrow*Y", -0.7), ...both("ParamBrow*X", -1), ParamMouthForm: -1, ...both("ParamEye*Open", 0.85) },
  sad: { ...both("ParamBrow*Angle", 1), ...both("ParamBrow*Y", 0.3), ParamMouthForm: -0.8, ...both("ParamEye*Open", 0.7), ParamEyeBallY: -0.5, ParamAngleY: -12 },
  surprised: { ...both("ParamEye*Open", 1.25), ...both("ParamBrow*Y", 1), ParamMouthOpenY: 0.6, ParamMouthFunnel: 0.7, ParamEyeBallForm: -0.6 },
  relaxed: { ...both("ParamEye*Open", 0.45), ...both("ParamEye*Smile", 0.5), ParamMouthForm: 0.6, ParamAngleZ: -8, ParamAngleX: 10 },
  wink: { ParamEyeLOpen: 0, ParamEyeLSmile: 1, ParamMouthForm: 1, ParamMouthOpenY: 0.25, ParamAngleZ: 10 },
};

const poses = [
  ["neutral", {}], ["wave", { ParamArmRA: 5.5, ParamArmRB: 5, ...expressions.happy }], ["arms up", { ParamArmLA: 9.5, ParamArmRA: 9.5 }], ["sideways", { ParamArmLA: 5, ParamArmRA: 5 }], ["hands in front", { ParamArmLA: 0.6, ParamArmRA: 0.6, ParamArmLB: -6, ParamArmRB: -6 }],
  ["lean left", { ParamBodyAngleZ: 10, ParamAngleZ: 20, ParamBodyAngleX: 8, ParamAngleX: 20 }], ["lean right", { ParamBodyAngleZ: -10, ParamAngleZ: -20, ParamBodyAngleX: -8, ParamAngleX: -20 }], ["bow", { ParamBodyAngleY: -10, ParamAngleY: -30 }], ["up", { ParamBodyAngleY: 10, ParamAngleY: 30, ParamShoulderY: 10 }], ["peace", { ParamArmLA: 3, ParamArmLB: 9.5, ParamHandL: -3, ...expressions.wink }],
];

export const sheets = {
  poses: { ...whole, shots: poses.map(([label, set]) => ({ label, set })) },
  expressions: { ...face, shots: Object.entries(expressions).map(([label, set]) => ({ label, set })) },
  turns: { ...face, shots: [[-30, 0, 0], [-15, 0, 0], [15, 0, 0], [30, 0, 0], [0, 30, 0], [0, -30, 0], [30, 30, 30], [-30, -30, -30], [30, -30, 0], [-30, 30, 0], [0, 0, 30], [0, 0, -30]].map(([x, y, z]) => ({ label: `${x} ${y} ${z}`, set: { ParamAngleX: x, ParamAngleY: y, ParamAngleZ: z } })) },
  mouths: { ...face, scale: 1.1, at: [500, 480], columns: 6, width: 300, height: 280, shots: [[-1, 0], [0, 0], [1, 0], [-1, 0.5], [0, 0.5], [1, 0.5], [-1, 1], [0, 1], [1, 1]].map(([f, o]) => ({ label: `form ${f} open ${o}`, set: { ParamMouthForm: f, ParamMouthOpenY: o } })).concat([{ label: "pucker", set: { ParamMouthPucker: 1, ParamMouthOpenY: 0.1 } }, { label: "funnel", set: { ParamMouthFunnel: 1, ParamMouthOpenY: 0.45 } }, { label: "funnel shut", set: { ParamMouthFunnel: 1 } }]) },
  eyes: { ...face, scale: 1.1, at: [500, 420], columns: 6, width: 300, height: 260, shots: [0, 0.25, 0.5, 0.75, 1.25].flatMap((o) => [0, 1].map((s) => ({ label: `open ${o} smile ${s}`, set: { ...both("ParamEye*Open", o), ...both("ParamEye*Smile", s) } }))).concat([[1, 1], [-1, -1]].map(([x, y]) => ({ label: `ball ${x} ${y}`, set: { ParamEyeBallX: x, ParamEyeBallY: y } }))) },
  "koharu-puppet": { columns: 5, width: 250, height: 340, scale: 0.235, at: [500, 720], shots: [["neutral", {}], ["happy", expressions.happy], ["angry", expressions.angry], ["sad", expressions.sad], ["surprised", expressions.surprised], ["relaxed", expressions.relaxed], ["wink", expressions.wink], ["wave", poses[1][1]], ["lean", poses[5][1]], ["hands in front", poses[4][1]]].map(([label, set]) => ({ label, set })) },
};
