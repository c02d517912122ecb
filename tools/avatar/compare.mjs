// Whether a file says what it should, whatever the compression of pictures and archives on the machine that wrote it.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync, inflateSync } from "node:zlib";

/** What differs, in words; undefined where nothing does. */
export function compare(file, wanted) {
  if (!existsSync(file)) return "is missing";
  const found = readFileSync(file);
  if (found.equals(wanted)) return undefined;
  if (file.endsWith(".gz")) return gunzipSync(found).equals(gunzipSync(wanted)) ? undefined : "holds another motion";
  if (file.endsWith(".vrm")) return compareGlb(glb(found), glb(wanted));
  return "differs";
}

function compareGlb(a, b) {
  // Pictures may be packed otherwise, which moves every view behind them.
  const plain = ({ json }) => JSON.stringify({ ...json, bufferViews: json.bufferViews.length, buffers: 0 });
  if (plain(a) !== plain(b)) return "holds other JSON";
  const pictures = new Set(a.json.images.map((image) => image.bufferView));
  for (let i = 0; i < a.json.bufferViews.length; i++) {
    const one = a.view(i), other = b.view(i);
    if (!(pictures.has(i) ? pixels(one).equals(pixels(other)) : one.equals(other))) return `holds other data in view ${i}`;
  }
  return undefined;
}

function glb(bytes) {
  const length = bytes.readUInt32LE(12), json = JSON.parse(bytes.subarray(20, 20 + length)), start = 28 + length;
  return { json, view: (i) => { const { byteOffset, byteLength } = json.bufferViews[i]; return bytes.subarray(start + byteOffset, start + byteOffset + byteLength); } };
}

/** The unpacked rows of a PNG. */
function pixels(bytes) {
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  return inflateSync(Buffer.concat(parts));
}
