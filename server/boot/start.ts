import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import { buildMissing } from './build.ts';

// `npm start` runs this file after it installed the packages (`server/setup/start.js`). The file builds what is
// missing, then runs the built server in this process.
await buildMissing(() => process.stdout.write('Building portal and server…\n'));
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href);
