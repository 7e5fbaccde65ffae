import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm test`. Plain JavaScript that imports no package: on a fresh clone there is none.
if (await prepare({ withDevelopment: true })) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('tests/run.ts', ROOT).href);
}
