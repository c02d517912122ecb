// A binary glTF: nodes, skinned meshes with sparse morph targets, pictures, materials.
const float = 5126, unsignedShort = 5123, unsignedInt = 5125, unsignedByte = 5121;
const arrayBuffer = 34962, elementBuffer = 34963;

export class GlbWriter {
  json = { asset: { version: "2.0", generator: "Omozukai tools/avatar" }, scene: 0, scenes: [], nodes: [], meshes: [], skins: [], materials: [], textures: [], images: [], samplers: [{ magFilter: 9729, minFilter: 9987, wrapS: 10497, wrapT: 10497 }], accessors: [], bufferViews: [], buffers: [] };
  chunks = [];
  size = 0;

  view(bytes, extra = {}) {
    const padding = (4 - this.size % 4) % 4;
    if (padding) { this.chunks.push(Buffer.alloc(padding)); this.size += padding; }
    this.json.bufferViews.push({ buffer: 0, byteOffset: this.size, byteLength: bytes.length, ...extra });
    this.chunks.push(bytes);
    this.size += bytes.length;
    return this.json.bufferViews.length - 1;
  }

  accessor(accessor) {
    this.json.accessors.push(accessor);
    return this.json.accessors.length - 1;
  }

  /** Vectors as floats, rounded to a micrometre so that no machine's last bit shows. */
  vectors(rows, type, { target = arrayBuffer, bounds = false } = {}) {
    const values = Float32Array.from(rows.flat(), (v) => Math.round(v * 1e6) / 1e6);
    return this.accessor({ bufferView: this.view(bytesOf(values), target ? { target } : {}), componentType: float, count: rows.length, type, ...(bounds ? boundsOf(values, rows[0].length) : {}) });
  }

  indices(triangles) {
    const flat = triangles.flat(), small = flat.every((v) => v < 65535);
    return this.accessor({ bufferView: this.view(bytesOf(small ? Uint16Array.from(flat) : Uint32Array.from(flat)), { target: elementBuffer }), componentType: small ? unsignedShort : unsignedInt, count: flat.length, type: "SCALAR" });
  }

  /** Up to four bones a vertex: numbers as bytes, weights as bytes that sum to 255. */
  influences(list, indexOf) {
    const joints = new Uint8Array(list.length * 4), weights = new Uint8Array(list.length * 4);
    list.forEach((influences, v) => {
      let rest = 255;
      influences.forEach(([bone, weight], i) => {
        const share = Math.min(rest, Math.round(weight * 255));
        joints[v * 4 + i] = share > 0 ? indexOf(bone) : 0;
        weights[v * 4 + i] = share;
        rest -= share;
      });
      weights[v * 4] += rest;
      if (weights[v * 4] > 0) joints[v * 4] = indexOf(influences[0][0]);
    });
    const add = (values, extra) => this.accessor({ bufferView: this.view(bytesOf(values), { target: arrayBuffer }), componentType: unsignedByte, count: list.length, type: "VEC4", ...extra });
    return { JOINTS_0: add(joints, {}), WEIGHTS_0: add(weights, { normalized: true }) };
  }

  /** A morph target that moves few of `count` vertices. */
  morph(moves, count) {
    const rows = [...moves].sort(([a], [b]) => a - b);
    const values = Float32Array.from(rows.flatMap(([, d]) => d), (v) => Math.round(v * 1e6) / 1e6);
    const bounds = boundsOf(values, 3);
    const low = bounds.min.map((v) => Math.min(v, 0)), high = bounds.max.map((v) => Math.max(v, 0));
    return this.accessor({
      componentType: float, count, type: "VEC3", min: low, max: high,
      sparse: {
        count: rows.length,
        indices: { bufferView: this.view(bytesOf(Uint16Array.from(rows, ([v]) => v))), componentType: unsignedShort },
        values: { bufferView: this.view(bytesOf(values)) },
      },
    });
  }

  texture(name, bytes) {
    this.json.images.push({ name, bufferView: this.view(bytes), mimeType: "image/png" });
    this.json.textures.push({ sampler: 0, source: this.json.images.length - 1 });
    return this.json.textures.length - 1;
  }

  toBytes() {
    const binary = Buffer.concat([...this.chunks, Buffer.alloc((4 - this.size % 4) % 4)]);
    this.json.buffers = [{ byteLength: binary.length }];
    const text = Buffer.from(JSON.stringify(this.json));
    const json = Buffer.concat([text, Buffer.alloc((4 - text.length % 4) % 4, 0x20)]);
    const header = Buffer.alloc(20), middle = Buffer.alloc(8);
    header.writeUInt32LE(0x46546c67, 0);
    header.writeUInt32LE(2, 4);
    header.writeUInt32LE(28 + json.length + binary.length, 8);
    header.writeUInt32LE(json.length, 12);
    header.writeUInt32LE(0x4e4f534a, 16);
    middle.writeUInt32LE(binary.length, 0);
    middle.writeUInt32LE(0x004e4942, 4);
    return Buffer.concat([header, json, middle, binary]);
  }
}

const bytesOf = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

function boundsOf(values, width) {
  const min = new Array(width).fill(Infinity), max = new Array(width).fill(-Infinity);
  values.forEach((v, i) => { min[i % width] = Math.min(min[i % width], v); max[i % width] = Math.max(max[i % width], v); });
  return { min, max };
}
