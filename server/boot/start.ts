import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import { buildMissing } from './build.ts';

// `npm start`, once the packages are installed (`server/setup/start.js`): builds what is missing, then becomes the built server.
await buildMissing(() => process.stdout.write('Building portal and server…\n'));
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href);
