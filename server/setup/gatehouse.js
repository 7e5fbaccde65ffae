import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm run gatehouse -- <command>`: installs and builds what is missing, then runs the built command.
if (await prepare()) {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  const { findBuilt } = await import(new URL('server/boot/built-server.ts', ROOT).href);
  const commands = await findBuilt('gatehouse');
  await unregister();
  process.setSourceMapsEnabled(true);
  await import(commands);
}
