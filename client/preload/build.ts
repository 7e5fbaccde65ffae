import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { ASSETS } from '../../shared/paths.ts';

const ENTRY = join(import.meta.dirname, 'preload.ts');
const PLACE = '<!-- preload -->';

/**
 * Puts preload.ts into the page as a classic script, which runs before the first paint. A module would wait for the
 * whole page, and the content security policy allows no inline module. During development it is a module like all
 * others.
 */
export function preloadScript(): Plugin {
  let isBuild: boolean;
  let address: string;
  return {
    name: 'preload-script',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    async buildStart() {
      if (!isBuild) return;
      const source = await bundle();
      const fileName = `assets/preload-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName, source });
      address = fileName;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) => {
        const src = server ? `${server.config.base}preload/preload.ts` : `${ASSETS}${address}`;
        return html.replace(PLACE, `<script ${server ? 'type="module" ' : ''}src="${src}"></script>`);
      },
    },
  };
}

/** Bundles the script with all its imports. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'preload' } },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error('The preload script was not built');
  return chunk.code;
}
