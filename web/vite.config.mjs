import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../src/Omozukai/wwwroot',
    emptyOutDir: true,
    assetsDir: 'built',
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/view.html`] },
  },
  worker: { format: 'es' },
});
