/** The bones of a pose message, in its order: VRM 1.0's, parents before children. */
const side = (name: 'left' | 'right', parts: string[]) => parts.map(part => name + part);
const leg = ['UpperLeg', 'LowerLeg', 'Foot', 'Toes'];
const arm = ['Shoulder', 'UpperArm', 'LowerArm', 'Hand'];
const fingers = [
  'ThumbMetacarpal', 'ThumbProximal', 'ThumbDistal',
  ...['Index', 'Middle', 'Ring', 'Little'].flatMap(finger => ['Proximal', 'Intermediate', 'Distal'].map(part => finger + part)),
];

export const boneNames: readonly string[] = [
  'hips', 'spine', 'chest', 'upperChest', 'neck', 'head', 'leftEye', 'rightEye', 'jaw',
  ...side('left', leg), ...side('right', leg), ...side('left', arm), ...side('right', arm), ...side('left', fingers), ...side('right', fingers),
];

/** The bone that a bone hangs on in a humanoid that has every bone. */
export function parentOf(bone: string): string | null {
  const at = boneNames.indexOf(bone);
  if (bone === 'hips') return null;
  if (['spine', 'leftUpperLeg', 'rightUpperLeg'].includes(bone)) return 'hips';
  if (['leftShoulder', 'rightShoulder'].includes(bone)) return 'upperChest';
  if (['leftEye', 'rightEye', 'jaw'].includes(bone)) return 'head';
  const hand = /^(left|right)(Thumb|Index|Middle|Ring|Little)(Metacarpal|Proximal)$/.exec(bone);
  if (hand && !(hand[2] === 'Thumb' && hand[3] === 'Proximal')) return `${hand[1]}Hand`;
  return boneNames[at - 1]!;
}

export const presetNames = [
  'happy', 'angry', 'sad', 'relaxed', 'surprised', 'aa', 'ih', 'ou', 'ee', 'oh', 'blink', 'blinkLeft', 'blinkRight',
  'lookUp', 'lookDown', 'lookLeft', 'lookRight', 'neutral',
] as const;

export const arkitNames = [
  'browDownLeft', 'browDownRight', 'browInnerUp', 'browOuterUpLeft', 'browOuterUpRight', 'cheekPuff', 'cheekSquintLeft', 'cheekSquintRight',
  'eyeBlinkLeft', 'eyeBlinkRight', 'eyeLookDownLeft', 'eyeLookDownRight', 'eyeLookInLeft', 'eyeLookInRight', 'eyeLookOutLeft', 'eyeLookOutRight',
  'eyeLookUpLeft', 'eyeLookUpRight', 'eyeSquintLeft', 'eyeSquintRight', 'eyeWideLeft', 'eyeWideRight', 'jawForward', 'jawLeft', 'jawOpen', 'jawRight',
  'mouthClose', 'mouthDimpleLeft', 'mouthDimpleRight', 'mouthFrownLeft', 'mouthFrownRight', 'mouthFunnel', 'mouthLeft', 'mouthLowerDownLeft',
  'mouthLowerDownRight', 'mouthPressLeft', 'mouthPressRight', 'mouthPucker', 'mouthRight', 'mouthRollLower', 'mouthRollUpper', 'mouthShrugLower',
  'mouthShrugUpper', 'mouthSmileLeft', 'mouthSmileRight', 'mouthStretchLeft', 'mouthStretchRight', 'mouthUpperUpLeft', 'mouthUpperUpRight',
  'noseSneerLeft', 'noseSneerRight', 'tongueOut',
] as const;

export const expressionNames: readonly string[] = [...presetNames, ...arkitNames];

export const chainNames = ['torso', 'head', 'face', 'leftArm', 'rightArm', 'leftHand', 'rightHand', 'leftLeg', 'rightLeg'] as const;
export type Chain = (typeof chainNames)[number];
