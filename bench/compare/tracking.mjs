// Compares landmarks with MediaPipe's own on the same pictures:
//   node bench/compare/tracking.mjs OURS.jsonl NAME=REFERENCE.jsonl[.gz] … [--json] [--list]
// NAME says what a reference holds: holistic (pose, world, face, lh, rh), pose (pose, world), hands (hands, without sides) or
// face (faces). OURS is what `omozukai track` writes. Error = mean distance of the points in pixels (body: of the points that
// the reference sees) over the longer side of the reference part's box, against the nearest of the references.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const VISIBLE = 0.5; // body points less visible in the reference do not count
const AGREED = 0.25; // a hand counts where both references place it within this share of its box

const [oursFile, ...rest] = process.argv.slice(2);
const options = new Set(rest.filter((argument) => argument.startsWith("--")));
const references = rest.filter((argument) => !argument.startsWith("--")).map((argument) => argument.split("="));

const ours = readOurs(oursFile);
const theirs = readReferences(references);
const rows = compare(ours, theirs);
report(rows);

function readLines(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Our frames by picture name; a film's first frame is 0001.jpg. */
function readOurs(file) {
  const frames = new Map();
  for (const line of readLines(file)) {
    if (line.type !== "frame") continue;
    frames.set(line.file ?? `${String(line.index + 1).padStart(4, "0")}.jpg`, line.people[0] ?? {});
  }
  return frames;
}

/** For each picture: its size, and the candidates of each part. */
function readReferences(list) {
  const pictures = new Map();
  for (const [kind, file] of list) {
    for (const line of readLines(file)) {
      const picture = pictures.get(line.file) ?? { w: line.w, h: line.h, body: [], world: [], face: [], left: [], right: [], hands: [], sees: {} };
      pictures.set(line.file, picture);
      const has = (points) => points && points.length > 0;
      if (has(line.pose)) picture.body.push(line.pose);
      if (has(line.pose) && has(line.world)) picture.world.push(line.world);
      if (has(line.face)) picture.face.push(line.face);
      for (const face of line.faces ?? []) picture.face.push(face);
      if (has(line.lh)) picture.left.push(line.lh);
      if (has(line.rh)) picture.right.push(line.rh);
      for (const hand of line.hands ?? []) picture.hands.push(hand);
      picture.sees[kind] = true;
    }
  }
  return pictures;
}

function compare(ours, theirs) {
  const rows = [];
  for (const [file, picture] of theirs) {
    const person = ours.get(file);
    if (!person) continue;
    const { w, h } = picture;
    const add = (part, candidates, mine, mask) => {
      if (candidates.length === 0) return;
      const error = mine ? Math.min(...candidates.map((points) => distance(points, mine, w, h, mask))) : null;
      rows.push({ file, part, error });
    };
    add("body", picture.body, person.pose, true);
    add("face", picture.face, person.face, false);
    if (picture.world.length > 0 && person.poseWorld) {
      const error = Math.min(...picture.world.map((points, i) => worldDistance(points, person.poseWorld, picture.body[i])));
      rows.push({ file, part: "world", error });
    }
    for (const [side, mine] of [["left", person.leftHand], ["right", person.rightHand]]) addHand(rows, file, picture, side, mine, person);
    if (!picture.sees.holistic) addLooseHands(rows, file, picture, person);
  }
  return rows;
}

/** A hand with a side: holistic's, agreed where the hands graph has one on the same place (or was not run). */
function addHand(rows, file, picture, side, mine, person) {
  const { w, h } = picture;
  for (const hand of picture[side]) {
    const nearest = picture.hands.map((other) => [distance(hand, other, w, h), other]).sort((a, b) => a[0] - b[0])[0];
    const agreed = !picture.sees.hands || (nearest && nearest[0] < AGREED);
    const candidates = nearest && agreed ? [hand, nearest[1]] : [hand];
    const error = mine ? Math.min(...candidates.map((points) => distance(points, mine, w, h))) : null;
    rows.push({ file, part: "hand", side, error, agreed, other: otherError(person, side, hand, w, h) });
  }
}

function otherError(person, side, hand, w, h) {
  const mine = side === "left" ? person.rightHand : person.leftHand;
  return mine ? distance(hand, mine, w, h) : null;
}

/** Hands of the hands graph alone: whichever of ours is nearest. */
function addLooseHands(rows, file, picture, person) {
  for (const hand of picture.hands) {
    const errors = [person.leftHand, person.rightHand].filter(Boolean).map((mine) => distance(hand, mine, picture.w, picture.h));
    rows.push({ file, part: "hand", side: "any", error: errors.length ? Math.min(...errors) : null, agreed: true });
  }
}

function distance(reference, mine, w, h, mask = false) {
  let minX = Infinity, maxX = -Infinity, minY = Infinity, maxY = -Infinity, sum = 0, count = 0;
  for (let i = 0; i < Math.min(reference.length, mine.length); i++) {
    if (mask && reference[i][3] <= VISIBLE) continue;
    const x = reference[i][0] * w, y = reference[i][1] * h;
    minX = Math.min(minX, x); maxX = Math.max(maxX, x); minY = Math.min(minY, y); maxY = Math.max(maxY, y);
    sum += Math.hypot(mine[i][0] * w - x, mine[i][1] * h - y);
    count++;
  }
  return count ? sum / count / Math.max(maxX - minX, maxY - minY) : 0;
}

function worldDistance(reference, mine, body) {
  let sum = 0, count = 0;
  for (let i = 0; i < reference.length; i++) {
    if (body && body[i][3] <= VISIBLE) continue;
    sum += Math.hypot(...[0, 1, 2].map((k) => mine[i][k] - reference[i][k]));
    count++;
  }
  return count ? sum / count : 0;
}

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] : NaN;
}

function longestGap(rows) {
  const gaps = new Map();
  let longest = 0;
  for (const row of rows) {
    const key = row.side ?? row.part;
    gaps.set(key, row.error === null ? (gaps.get(key) ?? 0) + 1 : 0);
    longest = Math.max(longest, gaps.get(key));
  }
  return longest;
}

function report(rows) {
  const summary = {};
  for (const part of ["face", "body", "world", "hand"]) {
    const all = rows.filter((row) => row.part === part && row.agreed !== false);
    if (all.length === 0) continue;
    const errors = all.filter((row) => row.error !== null).map((row) => row.error);
    summary[part] = {
      pictures: all.length, found: errors.length / all.length,
      median: quantile(errors, 0.5), p90: quantile(errors, 0.9), worst: quantile(errors, 1), longestGap: longestGap(all),
    };
  }
  if (options.has("--json")) return console.log(JSON.stringify({ summary, rows }));
  console.log("part   pictures  found   median     p90   worst  longest gap");
  for (const [part, s] of Object.entries(summary)) {
    const show = (value) => (part === "world" ? `${(100 * value).toFixed(2)}cm` : `${(100 * value).toFixed(2)}%`).padStart(8);
    console.log(`${part.padEnd(6)} ${String(s.pictures).padStart(8)} ${(100 * s.found).toFixed(1).padStart(6)}%${show(s.median)}${show(s.p90)}${show(s.worst)} ${String(s.longestGap).padStart(12)}`);
  }
  if (options.has("--list"))
    for (const row of [...rows].sort((a, b) => a.part.localeCompare(b.part) || (b.error ?? 9) - (a.error ?? 9)))
      console.log(row.part.padEnd(6), (row.side ?? "").padEnd(6), row.error === null ? " missing" : `${(100 * row.error).toFixed(2).padStart(7)}%`, row.agreed === false ? "(references disagree)" : "", row.other != null ? `other side ${(100 * row.other).toFixed(1)}%` : "", row.file);
}
