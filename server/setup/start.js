import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm start`: installs and builds what is missing, then runs the built server in this process. Plain JavaScript that
// imports no package: a fresh clone has none installed.
if (await prepare()) {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  const { findBuilt } = await import(new URL('server/boot/built-server.ts', ROOT).href);
  const server = await findBuilt('main');
  await unregister(); // otherwise the loader would read the whole built server, which takes half a second
  process.setSourceMapsEnabled(true);
  await import(server);
}
