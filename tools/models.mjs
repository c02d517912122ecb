// Copies the landmark models out of their npm packages into one folder, unchanged: `node tools/models.mjs OUTPUT`.
// Plain files are copied; packed ones are cut out of the package's asset file, whose loader lists name, start and end.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync, chmodSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const output = process.argv[2];
const mediapipe = join(root, "node_modules/@mediapipe");

const plain = {
  face_detection: ["face_detection_full_range.tflite", "face_detection_full_range_sparse.tflite"],
  hands: ["hand_landmark_lite.tflite", "hand_landmark_full.tflite"],
  holistic: ["pose_landmark_lite.tflite", "pose_landmark_full.tflite", "pose_landmark_heavy.tflite"],
  selfie_segmentation: ["selfie_segmentation.tflite", "selfie_segmentation_landscape.tflite"],
};
const packed = {
  holistic: [
    "face_detection_short_range.tflite", "face_landmark.tflite", "face_landmark_with_attention.tflite",
    "palm_detection_lite.tflite", "palm_detection_full.tflite", "hand_recrop.tflite", "pose_detection.tflite",
    "geometry_pipeline_metadata_landmarks.binarypb",
  ],
};

mkdirSync(output, { recursive: true });
for (const [name, files] of Object.entries(plain))
  for (const file of files) copyFileSync(join(mediapipe, name, file), join(output, file));
for (const [name, files] of Object.entries(packed)) cutOut(join(mediapipe, name), files);
makeExecutable(join(root, "node_modules/@ffmpeg-installer"));

/** Writes the wanted files of a packed asset file; the loader's table gives [start, end) of each. */
function cutOut(folder, wanted) {
  const loader = readdirSync(folder).find((file) => file.endsWith("packed_assets_loader.js"));
  const table = /"files": *(\[.*?\])/s.exec(readFileSync(join(folder, loader), "utf8"));
  const data = readFileSync(join(folder, loader.replace("_loader.js", ".data")));
  const slices = new Map(JSON.parse(table[1]).map((slice) => [slice.filename.split("/").pop(), slice]));
  for (const file of wanted) {
    const slice = slices.get(file);
    if (!slice || slice.end > data.length) throw new Error(`${folder}: ${file} is not among the packed assets`);
    const target = join(output, file);
    writeFileSync(`${target}.part`, data.subarray(slice.start, slice.end));
    renameSync(`${target}.part`, target);
  }
}

/** npm leaves the fallback ffmpeg without its executable bit when install scripts are off. */
function makeExecutable(installer) {
  if (process.platform === "win32" || !existsSync(installer)) return;
  for (const platform of readdirSync(installer)) {
    const program = join(installer, platform, "ffmpeg");
    if (existsSync(program) && statSync(program).isFile()) chmodSync(program, 0o755);
  }
}
