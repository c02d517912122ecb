// Pictures: painted by a function of the pixel, written as PNG.
import { deflateSync } from "node:zlib";

/** Paints width × height pixels with `colour(x, y)` in 0..255, at the pixel's middle; `samples`² colours a pixel are averaged. */
export function paint(width, height, colour, samples = 1) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0];
      for (let j = 0; j < samples; j++)
        for (let i = 0; i < samples; i++) colour(x + (i + 0.5) / samples, y + (j + 0.5) / samples).forEach((v, c) => { sum[c] += v; });
      for (let c = 0; c < 3; c++) pixels[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, Math.round(sum[c] / samples / samples)));
    }
  return { width, height, pixels };
}

export function png({ width, height, pixels }) {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    // Filter 1 (difference from the pixel to the left) suits soft gradients.
    const row = y * (width * 3 + 1);
    rows[row] = 1;
    for (let i = 0; i < width * 3; i++) {
      const at = y * width * 3 + i;
      rows[row + 1 + i] = pixels[at] - (i >= 3 ? pixels[at - 3] : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const result = Buffer.alloc(12 + data.length);
  result.writeUInt32BE(data.length, 0);
  result.write(type, 4, "latin1");
  data.copy(result, 8);
  result.writeUInt32BE(crc(result.subarray(4, 8 + data.length)), 8 + data.length);
  return result;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
