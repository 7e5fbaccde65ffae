import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildMissing } from './build.ts';
import { ROOT } from './root.ts';

// `npm start`: builds what is missing, then becomes the built server.
await buildMissing(() => process.stdout.write('Building portal and server…\n'));
process.setSourceMapsEnabled(true);

// The shell that npm puts in between ends on SIGTERM without passing it on. Ours is its signal too.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href);
