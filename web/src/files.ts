/** The longer side of a background picture, in pixels: what a browser keeps has its limits. */
const largestBackdrop = 1920;

/** Keeps an avatar in the user's folder. */
export async function keepAvatar(file: File): Promise<void> {
  await send('PUT', `/api/avatars/${encodeURIComponent(file.name)}`, file);
}

/** Keeps the user's own Cubism Core, or the folder of a Live2D model; answers with the model's path, where one came. */
export async function keepLive2D(files: readonly File[]): Promise<string | null> {
  let model: string | null = null;
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const isCore = /\.js$/i.test(file.name);
    if (!isCore && !/\.(json|moc3|png|jpe?g|webp)$/i.test(file.name)) continue;
    await send('PUT', isCore ? '/api/live2d/core.js' : `/api/live2d/models/${path.split('/').map(encodeURIComponent).join('/')}`, file);
    if (/\.model3\.json$/i.test(file.name)) model = path;
  }
  return model;
}

/** Gives a video to the server, which makes a take of it. */
export async function captureVideo(file: File): Promise<void> {
  await send('POST', `/api/videos?name=${encodeURIComponent(file.name)}`, file);
}

/** Saves a take in the format of an extension; answers with what the format does not keep, in words. */
export async function exportTake(take: string, format: string): Promise<string | null> {
  const answer = await fetch(takeAddress(take, format));
  if (!answer.ok) throw new Error(await problemOf(answer, take + format));
  save(await answer.blob(), take + format);
  const losses = answer.headers.get('omozukai-losses');
  return losses && decodeURIComponent(losses);
}

export function takeAddress(take: string, format: string): string {
  return `/api/takes/${encodeURIComponent(take)}/take${format}`;
}

/** Puts a file where the browser puts what it loads. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A picture as the page keeps it, or null where it is none. */
export async function shrinkPicture(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, largestBackdrop / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.85);
}

async function send(method: 'PUT' | 'POST', url: string, file: File): Promise<void> {
  const answer = await fetch(url, { method, body: file });
  if (!answer.ok) throw new Error(await problemOf(answer, file.name));
}

async function problemOf(answer: Response, name: string): Promise<string> {
  return ((await answer.json().catch(() => null)) as { problem?: string } | null)?.problem ?? `${name}: ${answer.statusText}`;
}
