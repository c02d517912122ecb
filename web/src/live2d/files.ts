/** model3.json, as far as it is used. */
export interface ModelFile {
  FileReferences: { Moc: string; Textures: string[]; Physics?: string; Pose?: string };
  Groups?: { Target: string; Name: string; Ids: string[] }[];
}

/** physics3.json. */
export interface PhysicsFile {
  Meta: { EffectiveForces: { Gravity: Vector; Wind: Vector }; Fps?: number };
  PhysicsSettings: PhysicsSetting[];
}

export interface Vector { X: number; Y: number }

export interface PhysicsSetting {
  Id: string;
  Input: { Source: { Target: string; Id: string }; Weight: number; Type: 'X' | 'Y' | 'Angle'; Reflect: boolean }[];
  Output: { Destination: { Target: string; Id: string }; VertexIndex: number; Scale: number; Weight: number; Type: 'X' | 'Y' | 'Angle'; Reflect: boolean }[];
  Vertices: { Position: Vector; Mobility: number; Delay: number; Acceleration: number; Radius: number }[];
  Normalization: { Position: Range; Angle: Range };
}

export interface Range { Minimum: number; Default: number; Maximum: number }

/** pose3.json: of the parts of a group one is shown. */
export interface PoseFile {
  FadeInTime?: number;
  Groups: { Id: string; Link?: string[] }[][];
}
