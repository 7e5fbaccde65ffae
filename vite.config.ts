import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { groups } from './client/chunks.ts';
import { preloadScript } from './client/preload/build.ts';
import { listWords } from './client/words/build.ts';
import { ASSETS } from './shared/paths.ts';

/**
 * Moves the style sheet before the scripts. The scripts are fifteen times as large, and the first paint needs none of
 * them.
 */
const styleFirst: Plugin = {
  name: 'style-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const [style = ''] = /\s*<link rel="stylesheet"[^>]*>/.exec(html) ?? [];
      return html
        .replace(style, '')
        .replace('<script type="module"', (script) => `${style.trim()}\n    ${script}`);
    },
  },
};

export default defineConfig({
  root: 'client',
  base: ASSETS,
  appType: 'custom', // the server decides which paths are pages, in development too
  resolve: {
    // These emulate a hook for older versions of React; this React has it.
    alias: [{ find: /^(use-sync-external-store)\/shim(\/with-selector)(\.js)?$/, replacement: '$1$2' }],
  },
  plugins: [react(), tailwindcss(), preloadScript(), styleFirst, listWords()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: URL
    rolldownOptions: {
      output: { codeSplitting: { groups } },
      treeshake: { manualPureFunctions: ['z'] }, // drops the schemas that the portal does not use
    },
    modulePreload: { polyfill: false }, // every supported browser preloads modules natively
  },
});
