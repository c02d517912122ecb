// Reads a VMD with the npm package mmd-parser and prints its keys.
// node read-vmd.mjs MOTION.vmd
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const MMDParser = createRequire(import.meta.url)('mmd-parser');
const file = readFileSync(process.argv[2]);
const vmd = new MMDParser.Parser().parseVmd(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
console.log(JSON.stringify({
  ...vmd.metadata,
  motions: vmd.motions.map(key => ({ name: key.boneName, frame: key.frameNum, position: key.position, rotation: key.rotation, interpolation: Array.from(key.interpolation) })),
  morphs: vmd.morphs.map(key => ({ name: key.morphName, frame: key.frameNum, weight: key.weight })),
}));
