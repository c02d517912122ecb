// Reads datagrams with the npm package osc-min and prints what is in them.
// node read-osc.mjs DATAGRAMS, a file of datagrams, each after its length (uint32, little-endian)
import { readFileSync } from 'node:fs';
import { fromBuffer } from 'osc-min';

const file = readFileSync(process.argv[2]);
const datagrams = [];
for (let offset = 0; offset < file.length;) {
  const length = file.readUInt32LE(offset);
  const packet = fromBuffer(file.subarray(offset + 4, offset + 4 + length));
  if (packet.oscType !== 'bundle') throw new Error('a datagram is no bundle');
  datagrams.push({
    bytes: length,
    timetag: file.subarray(offset + 12, offset + 20).toString('hex'),
    messages: packet.elements.map(({ address, args }) => ({ address, types: args.map(arg => arg.type), values: args.map(arg => arg.value) })),
  });
  offset += 4 + length;
}
console.log(JSON.stringify(datagrams));
