import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm test`. Plain JavaScript that imports no package: a fresh clone has none installed.
if (await prepare({ withDevelopment: true })) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('tests/run.ts', ROOT).href);
}
