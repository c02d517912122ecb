// The eyes: a cap of a ball round each eye bone, with a picture of white and iris.
import { bind, emptyMesh, merge } from "./mesh.mjs";
import { colours, blendColour } from "./palette.mjs";
import { paint } from "./png.mjs";
import { front } from "./head-form.mjs";
import { eye } from "./face-shapes.mjs";
import { position } from "./skeleton.mjs";
import { add, cross, normalize, scale, smoothstep, sub, clamp } from "./vectors.mjs";

export const radius = 0.0380;
/** Half the angle of the cap and of the iris on it. */
const cap = 1.05, irisAngle = 0.348;

export function eyes() {
  return merge(...["left", "right"].map((side) => {
    const bone = `${side}Eye`, middle = position(bone), sign = side === "left" ? 1 : -1;
    const look = normalize(sub(front(sign * eye.x, eye.y - 0.0005), middle));
    const right = normalize(cross([0, 1, 0], look)), up = cross(look, right);
    const result = emptyMesh(), rings = 14, steps = 36;
    for (let r = 0; r <= rings; r++)
      for (let i = 0; i < steps; i++) {
        const angle = cap * r / rings, round = 2 * Math.PI * i / steps;
        const d = add(scale(look, Math.cos(angle)), scale(add(scale(right, Math.cos(round)), scale(up, Math.sin(round))), Math.sin(angle)));
        result.positions.push(add(middle, scale(d, radius)));
        result.normals.push(d);
        result.uvs.push([0.5 + sign * Math.cos(round) * angle / cap * 0.5, 0.5 - Math.sin(round) * angle / cap * 0.5]);
      }
    for (let r = 0; r < rings; r++)
      for (let i = 0; i < steps; i++) {
        const j = (i + 1) % steps, a = r * steps + i, b = r * steps + j, c = a + steps, d = b + steps;
        if (r > 0) result.triangles.push([a, c, b]);
        result.triangles.push([b, c, d]);
      }
    return bind(result, () => ({ [bone]: 1 }));
  }));
}

export function eyeTexture() {
  const size = 512, scaleTo = cap / irisAngle;
  return paint(size, size, (px, py) => {
    const x = (px / size * 2 - 1) * scaleTo, y = (1 - py / size * 2) * scaleTo, r = Math.hypot(x, y * 0.94);
    // White, shaded by the upper lid.
    let colour = blendColour([250, 250, 252], [196, 204, 226], smoothstep(0.0, 1.5, y) * 0.8);
    const on = (tint, amount) => { colour = blendColour(colour, tint, clamp(amount)); };
    const edge = (radius, soft = 0.03) => smoothstep(radius + soft, radius - soft, r);
    on([24, 26, 58], edge(1));
    on(blendColour(colours.iris, colours.irisLight, smoothstep(0.35, -0.85, y)), edge(0.90));
    on([150, 220, 240], 0.55 * edge(0.86) * smoothstep(0.1, -0.8, y) * smoothstep(0.3, 0.75, r));
    on([22, 30, 78], edge(0.88) * smoothstep(0.05, 0.85, y) * 0.85);
    on([14, 14, 34], edge(0.42, 0.05));
    // Two lights, one large and one small.
    const spot = (cx, cy, rx, ry) => smoothstep(1.12, 0.88, Math.hypot((x - cx) / rx, (y - cy) / ry));
    on([255, 255, 255], spot(-0.34, 0.42, 0.25, 0.29));
    on([255, 255, 255], 0.9 * spot(0.36, -0.42, 0.13, 0.13));
    return colour;
  });
}
