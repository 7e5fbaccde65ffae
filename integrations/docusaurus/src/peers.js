import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toFault } from './fault.js';

const own = createRequire(import.meta.url);
/** @type {{ peerDependencies: { 'gatehouse-auth': string } }} */
const { peerDependencies } = own('../package.json');
const WANTED = peerDependencies['gatehouse-auth'];
const INSTALL =
  'Install both files that "npm run build:packages" writes into dist/packages of Gatehouse, in one command.';

/**
 * Ends the build when the pages would get no `gatehouse-auth`, another version of it, or a second React. Package
 * managers can be configured to ignore peer dependencies, and a linked plugin finds the packages of its own folder.
 * @param {string} siteDir
 */
export function requirePeers(siteDir) {
  const site = createRequire(join(siteDir, 'package.json'));
  const react = find(own, 'react');
  if (react && react !== find(site, 'react'))
    throw toFault(
      `is linked from another folder, and finds a second React there, in ${dirname(react)}. ${INSTALL}`,
    );
  // The bundler searches the site's folder last.
  const entry = find(own, 'gatehouse-auth/client') ?? find(site, 'gatehouse-auth/client');
  if (!entry)
    throw toFault(`needs gatehouse-auth ${WANTED}, which is not installed, or not built. ${INSTALL}`);
  const { version } = createRequire(entry)('../package.json');
  if (version !== WANTED)
    throw toFault(`needs gatehouse-auth ${WANTED}, not ${version} in ${dirname(entry)}. ${INSTALL}`);
}

/**
 * @param {NodeJS.Require} require
 * @param {string} name
 */
function find(require, name) {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
