// The built-in demo motion, in the motion format of JSON Lines.
import { figureBones } from "../avatar/settle.mjs";
import { dance } from "./dance.mjs";
import { beats, beatSeconds, fps } from "./score.mjs";

/** The file's text. It loops: the frame after the last would be the first. */
export function demoMotion() {
  const round = (digits) => (v) => { const r = Math.round(v * 10 ** digits) / 10 ** digits; return r === 0 ? 0 : r; };
  const frames = Math.round(beats * beatSeconds * fps);
  const rig = Object.fromEntries([...figureBones()].map(([name, { parent, position }]) => [name, { parent, rest: position.map(round(6)) }]));
  const lines = [{ type: "header", format: "omozukai.motion", version: 1, fps, people: [1], loop: true, rig }];
  const previous = {};
  for (let index = 0; index < frames; index++) {
    const { hips, bones, expressions, lookAt } = dance(index / fps / beatSeconds);
    for (const [name, q] of Object.entries(bones)) {
      // Neighbouring frames stay on one side of the quaternions' sphere.
      const sign = previous[name] && previous[name].reduce((sum, v, i) => sum + v * q[i], 0) < 0 ? -1 : 1;
      previous[name] = q.map((v) => v * sign);
    }
    lines.push({ type: "frame", index, time: round(6)(index / fps), people: [{
      id: 1, hips: hips.map(round(5)),
      bones: Object.fromEntries(Object.entries(previous).map(([name, q]) => [name, q.map(round(5))])),
      expressions: Object.fromEntries(Object.entries(expressions).map(([name, v]) => [name, round(4)(v)])),
      lookAt: lookAt.map(round(2)),
    }] });
  }
  return lines.map((line) => JSON.stringify(line)).join("\n") + "\n";
}
