import { constantFlag, dynamicFlag, type CoreModel } from './core';

const vertexShader = `
attribute vec2 position;
attribute vec2 uv;
uniform vec4 place; // scale and offset, from the model's units to the screen's −1..1
varying vec2 at;
void main() {
  at = vec2(uv.x, 1.0 - uv.y);
  gl_Position = vec4(position * place.xy + place.zw, 0.0, 1.0);
}`;

const fragmentShader = `
precision mediump float;
varying vec2 at;
uniform sampler2D picture;
uniform sampler2D mask;
uniform vec2 size;
uniform float opacity;
uniform float masked; // 0 none, 1 inside, −1 outside
uniform vec4 multiply;
uniform vec4 screen;
void main() {
  vec4 color = texture2D(picture, at); // alpha is multiplied in
  color.rgb *= multiply.rgb;
  color.rgb = color.rgb + screen.rgb * color.a - color.rgb * screen.rgb;
  float inside = texture2D(mask, gl_FragCoord.xy / size).a;
  float share = masked > 0.5 ? inside : masked < -0.5 ? 1.0 - inside : 1.0;
  gl_FragColor = color * opacity * share;
}`;

/** From a model's units to the screen's −1..1. */
export interface ScreenPlace { scaleX: number; scaleY: number; x: number; y: number }

/** Draws what Core computes: textured triangles in Core's order, with blend modes, clipping masks, opacity and colours. */
export class Renderer {
  private readonly gl: WebGLRenderingContext;
  private readonly program: WebGLProgram;
  private readonly uniforms: Record<string, WebGLUniformLocation | null> = {};
  private readonly buffers: { position: WebGLBuffer; uv: WebGLBuffer; index: WebGLBuffer; count: number }[] = [];
  private readonly textures: WebGLTexture[];
  private readonly maskTexture: WebGLTexture;
  private readonly maskFrame: WebGLFramebuffer;
  private maskSize = '';
  private readonly white = new Float32Array([1, 1, 1, 1]);
  private readonly black = new Float32Array([0, 0, 0, 1]);

  constructor(readonly canvas: HTMLCanvasElement, private readonly model: CoreModel, pictures: TexImageSource[]) {
    const gl = canvas.getContext('webgl', { alpha: true, premultipliedAlpha: true, antialias: true, preserveDrawingBuffer: true });
    if (!gl) throw new Error('WebGL is needed for Live2D models.');
    this.gl = gl;
    this.program = this.link();
    for (const name of ['place', 'picture', 'mask', 'size', 'opacity', 'masked', 'multiply', 'screen']) this.uniforms[name] = gl.getUniformLocation(this.program, name);
    this.textures = pictures.map(picture => this.upload(picture));
    const { drawables } = model;
    for (let i = 0; i < drawables.count; i++) {
      const [position, uv, index] = [gl.createBuffer()!, gl.createBuffer()!, gl.createBuffer()!];
      gl.bindBuffer(gl.ARRAY_BUFFER, uv);
      gl.bufferData(gl.ARRAY_BUFFER, drawables.vertexUvs[i]!, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, index);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, drawables.indices[i]!, gl.STATIC_DRAW);
      this.buffers.push({ position, uv, index, count: drawables.indices[i]!.length });
    }
    this.maskTexture = gl.createTexture()!;
    this.maskFrame = gl.createFramebuffer()!;
  }

  draw(place: ScreenPlace): void {
    const { gl, model: { drawables } } = this;
    // 1. Where the vertices are now.
    for (let i = 0; i < drawables.count; i++) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffers[i]!.position);
      gl.bufferData(gl.ARRAY_BUFFER, drawables.vertexPositions[i]!, gl.DYNAMIC_DRAW);
    }
    // 2. An empty canvas.
    this.fitMask();
    gl.useProgram(this.program);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform4f(this.uniforms.place!, place.scaleX, place.scaleY, place.x, place.y);
    gl.uniform2f(this.uniforms.size!, this.canvas.width, this.canvas.height);
    gl.uniform1i(this.uniforms.picture!, 0);
    gl.uniform1i(this.uniforms.mask!, 1);
    // 3. From the hindmost to the foremost; a mask that holds for several in a row is drawn once.
    let maskKey = '';
    for (const i of this.order()) {
      const opacity = drawables.opacities[i]!;
      if (!(drawables.dynamicFlags[i]! & dynamicFlag.visible) || opacity <= 0) continue;
      const masks = drawables.masks[i];
      const key = masks && masks.length > 0 ? [...masks].sort((a, b) => a - b).join() : '';
      if (key !== '' && key !== maskKey) {
        this.drawMask(masks!);
        maskKey = key;
      }
      this.setBlending(drawables.constantFlags[i]!);
      const isInverted = (drawables.constantFlags[i]! & constantFlag.invertedMask) !== 0;
      this.drawOne(i, opacity, key === '' ? 0 : isInverted ? -1 : 1);
    }
  }

  dispose(): void {
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  /** The drawables' numbers, hindmost first. */
  private order(): number[] {
    const { drawables } = this.model;
    const orders = this.model.getRenderOrders?.() ?? drawables.renderOrders!;
    return Array.from({ length: drawables.count }, (_, i) => i).sort((a, b) => orders[a]! - orders[b]!);
  }

  private setBlending(flags: number): void {
    const { gl } = this;
    if (flags & constantFlag.additive) gl.blendFuncSeparate(gl.ONE, gl.ONE, gl.ZERO, gl.ONE);
    else if (flags & constantFlag.multiplicative) gl.blendFuncSeparate(gl.DST_COLOR, gl.ONE_MINUS_SRC_ALPHA, gl.ZERO, gl.ONE);
    else gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (flags & constantFlag.doubleSided) gl.disable(gl.CULL_FACE);
    else {
      gl.enable(gl.CULL_FACE);
      gl.frontFace(gl.CCW);
    }
  }

  private drawMask(masks: Int32Array): void {
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.maskFrame);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.CULL_FACE);
    for (const i of masks) if (i >= 0) this.drawOne(i, 1, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  private drawOne(i: number, opacity: number, masked: number): void {
    const { gl, model: { drawables } } = this;
    const { position, uv, index, count } = this.buffers[i]!;
    if (count === 0) return;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, masked === 0 ? null : this.maskTexture);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.textures[drawables.textureIndices[i]!] ?? null);
    gl.uniform1f(this.uniforms.opacity!, opacity);
    gl.uniform1f(this.uniforms.masked!, masked);
    gl.uniform4fv(this.uniforms.multiply!, drawables.multiplyColors?.subarray(4 * i, 4 * i + 4) ?? this.white);
    gl.uniform4fv(this.uniforms.screen!, drawables.screenColors?.subarray(4 * i, 4 * i + 4) ?? this.black);
    this.attribute('position', position);
    this.attribute('uv', uv);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, index);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, 0);
  }

  private attribute(name: string, buffer: WebGLBuffer): void {
    const { gl } = this;
    const at = gl.getAttribLocation(this.program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, 2, gl.FLOAT, false, 0, 0);
  }

  private fitMask(): void {
    const { gl, canvas: { width, height } } = this;
    if (this.maskSize === `${width}×${height}`) return;
    this.maskSize = `${width}×${height}`;
    gl.bindTexture(gl.TEXTURE_2D, this.maskTexture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    this.setFilter(gl.LINEAR);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.maskFrame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.maskTexture, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  private upload(picture: TexImageSource): WebGLTexture {
    const { gl } = this;
    const texture = gl.createTexture()!;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    this.setFilter(gl.LINEAR);
    return texture;
  }

  private setFilter(filter: number): void {
    const { gl } = this;
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, filter);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  }

  private link(): WebGLProgram {
    const { gl } = this;
    const program = gl.createProgram()!;
    for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'The shaders do not link.');
    return program;
  }
}
