import { findBuilt } from './built-server.ts';

// `node --import tsx server/boot/start.ts`: the command of supervisors from before `npm start` installed packages. It
// starts more slowly than `server/setup/start.js`, because the loader also reads the built server.
process.setSourceMapsEnabled(true);
await import(await findBuilt('main'));
