// A stand-in for Cubism Core with Core's interface and nothing of its inside: the "moc3" of its models is JSON that says what there is.
// It notes what is asked of it, in the order in which it is asked.
(() => {
  const log = (window.coreLog = []);

  class Moc {
    static fromArrayBuffer(buffer) {
      try {
        const moc = new Moc();
        moc.json = JSON.parse(new TextDecoder().decode(buffer));
        return moc;
      } catch {
        return null;
      }
    }
  }

  class Model {
    static fromMoc({ json }) {
      const model = new Model();
      const list = (name) => Float32Array.from(json.parameters, (parameter) => parameter[name]);
      model.json = json;
      model.parameters = {
        count: json.parameters.length, ids: json.parameters.map(({ id }) => id),
        minimumValues: list('min'), maximumValues: list('max'), defaultValues: list('default'), values: list('default'),
      };
      model.parts = { count: json.parts.length, ids: json.parts, opacities: new Float32Array(json.parts.length).fill(1) };
      const { drawables } = json;
      model.drawables = {
        count: drawables.length, ids: drawables.map(({ id }) => id),
        constantFlags: Uint8Array.from(drawables, ({ flags }) => flags ?? 4),
        dynamicFlags: new Uint8Array(drawables.length).fill(1),
        textureIndices: Int32Array.from(drawables, ({ texture }) => texture),
        renderOrders: Int32Array.from(drawables, ({ order }) => order),
        opacities: Float32Array.from(drawables, ({ opacity }) => opacity ?? 1),
        masks: drawables.map(({ masks }) => Int32Array.from(masks ?? [])),
        vertexPositions: drawables.map(({ box: [l, b, r, t] }) => Float32Array.of(l, b, r, b, r, t, l, t)),
        vertexUvs: drawables.map(() => Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1)),
        indices: drawables.map(() => Uint16Array.of(0, 1, 2, 0, 2, 3)),
        resetDynamicFlags: () => log.push({ call: 'reset' }),
      };
      model.canvasinfo = { CanvasWidth: 400, CanvasHeight: 400, CanvasOriginX: 200, CanvasOriginY: 200, PixelsPerUnit: 200 };
      return model;
    }

    update() {
      log.push({ call: 'update', values: Object.fromEntries(this.parameters.ids.map((id, i) => [id, this.parameters.values[i]])), parts: [...this.parts.opacities] });
      if (log.length > 400) log.splice(0, 200);
    }

    release() {
      log.push({ call: 'release' });
    }
  }

  window.Live2DCubismCore = { Moc, Model, Version: { csmGetVersion: () => 0x05000000 } };
})();
