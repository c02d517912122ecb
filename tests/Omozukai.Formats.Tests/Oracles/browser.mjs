// A page in headless Chromium with three and three-vrm, that reads files of this machine without a server.
// node: import { openPage } from './browser.mjs'
import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const imports = {
  three: '/npm/three/build/three.module.js',
  'three/addons/': '/npm/three/examples/jsm/',
  '@pixiv/three-vrm': '/npm/@pixiv/three-vrm/lib/three-vrm.module.js',
  '@pixiv/three-vrm-animation': '/npm/@pixiv/three-vrm-animation/lib/three-vrm-animation.module.js',
};
const page = `<!doctype html><style>body{margin:0}</style><script type="importmap">${JSON.stringify({ imports })}</script>`;

/** Opens a page; files are what it may fetch as /file/NAME: { NAME: path }. */
export async function openPage(files, viewport = { width: 640, height: 640 }) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  const tab = await browser.newPage({ viewport });
  const words = [];
  tab.on('console', (message) => ['warning', 'error'].includes(message.type()) && !/GPU stall|GL Driver Message/.test(message.text()) && words.push(message.text()));
  tab.on('pageerror', (error) => words.push(String(error)));
  await tab.route('**/*', (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: page });
    const source = path.startsWith('/npm/') ? modules + path.slice(5) : files[path.replace('/file/', '')];
    if (!source || !existsSync(source)) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream', body: readFileSync(source) });
  });
  await tab.goto('http://page.test/');
  return { tab, words, close: () => browser.close() };
}
