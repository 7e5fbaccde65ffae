import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ASSETS } from './shared/paths.ts';

export default defineConfig({
  root: 'client',
  base: ASSETS,
  appType: 'custom', // the server decides which paths are pages, in development too
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: URL
    modulePreload: { polyfill: false }, // every browser we support preloads modules by itself
  },
});
