import { Object3D, Quaternion, Vector3 } from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { VRMLoaderPlugin, VRMUtils, type VRM, type VRMHumanBoneName } from '@pixiv/three-vrm';
import { layout } from '../protocol/messages';
import { arkitNames, boneNames, expressionNames, parentOf, presetNames } from '../protocol/names';
import { Blinker } from './blinker';
import type { PoseTerms, SolidFigure } from './figure';
import { readLicence, type Licence } from './licence';
import { moods, shownMood, type Mood } from './moods';

interface Driven {
  node: Object3D;
  /** Where the numbers of the bone begin; before it, those of its ancestors that the model lacks, outermost first. */
  offsets: number[];
}

/** A VRM model that takes poses. */
export class Avatar implements SolidFigure {
  readonly kind = 'solid';
  readonly scene: Object3D;
  readonly licence: Licence;
  private readonly bones: Driven[] = [];
  /** The model's own expressions. The 52 shapes or VRM's presets move it, never both, but for what the shapes do not say of a mood (as FaceVocabulary.cs decides). */
  private readonly expressions: { name: string; offset: number; isShape: boolean; isLid: boolean; mood: Mood | undefined }[] = [];
  private isMadeForShapes = false;
  private byShapes = false;
  private readonly blinker = new Blinker();
  private readonly hips: Object3D | null;
  private readonly hipsRest = new Vector3();
  private readonly isOld: boolean;
  private readonly rotation = new Quaternion();
  private readonly part = new Quaternion();

  private constructor(readonly vrm: VRM, readonly name: string) {
    this.scene = vrm.scene;
    this.isOld = vrm.meta.metaVersion === '0';
    this.licence = readLicence(vrm.meta);
    const has = (bone: string) => vrm.humanoid.getNormalizedBoneNode(bone as VRMHumanBoneName);
    for (const bone of boneNames) {
      const node = has(bone);
      if (!node || ((bone === 'leftEye' || bone === 'rightEye') && vrm.lookAt)) continue;
      const offsets = [layout.bones + 4 * boneNames.indexOf(bone)];
      for (let parent = parentOf(bone); parent && !has(parent); parent = parentOf(parent)) offsets.unshift(layout.bones + 4 * boneNames.indexOf(parent));
      this.bones.push({ node, offsets });
    }
    this.hips = has('hips');
    if (this.hips) this.hipsRest.copy(this.hips.position);
    this.findExpressions();
    if (vrm.lookAt) vrm.lookAt.target = null;
  }

  /** Loads a model from an address or a file. */
  static async load(url: string, name: string): Promise<Avatar> {
    const loader = new GLTFLoader();
    loader.register(parser => new VRMLoaderPlugin(parser));
    const gltf = await loader.loadAsync(url);
    const vrm = gltf.userData.vrm as VRM | undefined;
    if (!vrm) throw new Error('no VRM');
    VRMUtils.removeUnnecessaryVertices(gltf.scene);
    VRMUtils.combineSkeletons(gltf.scene);
    VRMUtils.rotateVRM0(vrm);
    vrm.scene.traverse(node => (node.frustumCulled = false));
    return new Avatar(vrm, name);
  }

  /** Height of the eyes, or of the head, in metres. */
  get headHeight(): number {
    return this.heightOf('head') || 1.4;
  }

  get hipsHeight(): number {
    return this.hipsRest.y || 1;
  }

  /** Takes a pose. */
  apply(values: Float32Array, hasFace: boolean, terms: PoseTerms, seconds: number): void {
    const { vrm } = this;
    // 1. Bones; those that the model lacks turn their children.
    const flip = this.isOld ? -1 : 1;
    for (const { node, offsets } of this.bones) {
      this.rotation.identity();
      for (const at of offsets) this.rotation.multiply(this.part.set(flip * values[at]!, values[at + 1]!, flip * values[at + 2]!, values[at + 3]!));
      node.quaternion.copy(this.rotation);
    }
    // 2. The hips, in the proportions of the model.
    const scale = this.hipsHeight / terms.hipsHeight;
    this.hips?.position.set(flip * values[0]! * scale, values[1]! * scale, flip * values[2]! * scale);
    // 3. Face and gaze. A face that is not seen blinks by itself.
    const blink = hasFace ? 0 : this.blinker.update(seconds);
    this.byShapes ||= this.isMadeForShapes && this.expressions.some(({ isShape, offset }) => isShape && values[offset]! > 0);
    for (const { name, offset, isShape, mood } of this.expressions) {
      const weight = values[offset]!;
      vrm.expressionManager!.setValue(name, isShape === this.byShapes ? weight : mood && this.byShapes ? Math.max(weight - shownMood(mood, values), 0) : 0);
    }
    if (!hasFace) for (const { name, isShape, isLid } of this.expressions) if (isLid && isShape === this.byShapes) vrm.expressionManager!.setValue(name, blink);
    if (vrm.lookAt) {
      vrm.lookAt.yaw = values[layout.gaze]!;
      vrm.lookAt.pitch = values[layout.gaze + 1]!;
    }
  }

  /** Moves what hangs and swings. */
  update(seconds: number): void {
    this.vrm.update(seconds);
  }

  /** The rotations that the model has now, by bone: for tests and the curious. */
  rotations(): Record<string, number[]> {
    const flip = this.isOld ? -1 : 1;
    return Object.fromEntries(this.bones.map(({ node, offsets }) => {
      const q = node.quaternion;
      return [boneNames[(offsets[offsets.length - 1]! - layout.bones) / 4]!, [flip * q.x, q.y, flip * q.z, q.w]];
    }));
  }

  /** The weights that the model's expressions have now. */
  weights(): Record<string, number> {
    return Object.fromEntries((this.vrm.expressionManager?.expressions ?? []).map(expression => [expression.expressionName, expression.weight]));
  }

  dispose(): void {
    VRMUtils.deepDispose(this.scene);
  }

  private heightOf(bone: VRMHumanBoneName): number {
    const node = this.vrm.humanoid.getRawBoneNode(bone);
    return node ? node.getWorldPosition(new Vector3()).y : 0;
  }

  private findExpressions(): void {
    const manager = this.vrm.expressionManager;
    if (!manager) return;
    const byName = new Map(manager.expressions.map(expression => [expression.expressionName.toLowerCase(), expression.expressionName]));
    const shapes = arkitNames.filter(name => byName.has(name.toLowerCase())).length;
    this.isMadeForShapes = shapes > arkitNames.length / 2 || (shapes > 0 && !byName.has('aa'));
    this.byShapes = this.isMadeForShapes && !byName.has('aa'); // one with both waits until a pose has shapes
    const hasSides = byName.has('blinkleft') && byName.has('blinkright');
    for (const [index, name] of expressionNames.entries()) {
      const own = byName.get(name.toLowerCase()), isShape = index >= presetNames.length;
      if (!own || (isShape && !this.isMadeForShapes) || (name === 'blink' && hasSides) || name === 'neutral' || name.startsWith('look')) continue;
      this.expressions.push({ name: own, offset: layout.expressions + index, isShape, isLid: /^(eye)?blink/i.test(name), mood: moods.find(mood => mood === name) });
    }
  }
}
