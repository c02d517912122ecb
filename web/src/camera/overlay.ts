import type { Points } from '../protocol/messages';

const bodyLines: [number, number, 'left' | 'right' | 'middle'][] = [
  [11, 12, 'middle'], [23, 24, 'middle'], [11, 23, 'left'], [12, 24, 'right'],
  [11, 13, 'left'], [13, 15, 'left'], [12, 14, 'right'], [14, 16, 'right'],
  [23, 25, 'left'], [25, 27, 'left'], [27, 31, 'left'], [24, 26, 'right'], [26, 28, 'right'], [28, 32, 'right'],
];
const handLines = [[0, 1, 2, 3, 4], [0, 5, 6, 7, 8], [5, 9, 10, 11, 12], [9, 13, 14, 15, 16], [13, 17, 18, 19, 20], [0, 17]];
const faceLines = [
  [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109, 10],
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 33],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 263],
  [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 61],
  [70, 63, 105, 66, 107], [300, 293, 334, 296, 336],
];
const colors = { left: '#ffb000', right: '#45b0ff', middle: '#ffffff' };

/** Draws what is tracked over the preview: the person's left is amber, the right blue. */
export function drawPoints(canvas: HTMLCanvasElement, points: Points | null): void {
  if (!points) {
    canvas.width = 0; // nothing is drawn, nothing is measured
    return;
  }
  const context = canvas.getContext('2d', { willReadFrequently: true })!; // lines alone: a processor is quick enough, and waits for no graphics card
  const width = (canvas.width = canvas.clientWidth * devicePixelRatio), height = (canvas.height = canvas.clientHeight * devicePixelRatio);
  // The preview covers its box: the picture's longer side is cut.
  const scale = Math.max(width / points.width, height / points.height);
  const [w, h] = [points.width * scale, points.height * scale];
  const [left, top] = [(width - w) / 2, (height - h) / 2];
  context.lineJoin = context.lineCap = 'round';
  context.lineWidth = Math.max(1.5, width / 220);
  const line = (part: Float32Array, indices: readonly number[], color: string) => {
    context.strokeStyle = color;
    context.beginPath();
    indices.forEach((index, i) => {
      const [x, y] = [left + part[2 * index]! * w, top + part[2 * index + 1]! * h];
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.stroke();
  };
  if (points.body) for (const [from, to, side] of bodyLines) line(points.body, [from, to], colors[side]);
  context.lineWidth *= 0.7;
  if (points.face) faceLines.forEach((indices, i) => line(points.face!, indices, i === 1 || i === 4 ? colors.right : i === 2 || i === 5 ? colors.left : colors.middle));
  if (points.leftHand) for (const indices of handLines) line(points.leftHand, indices, colors.left);
  if (points.rightHand) for (const indices of handLines) line(points.rightHand, indices, colors.right);
}
