import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm start`. Plain JavaScript that imports no package: a fresh clone has none installed.
if (await prepare()) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('server/boot/start.ts', ROOT).href);
}
