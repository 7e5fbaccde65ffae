import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findFault } from './find-fault.js';
import { openTurn } from './install-turn.js';
import { installPackages } from './npm.js';

/**
 * Installs the packages if they differ from `package-lock.json`. In production it never installs anything. When
 * several processes start, one installs and the others wait for it.
 *
 * @param {URL} root
 * @param {import('./find-fault.js').Wanted} wanted
 * @returns {Promise<string | null>} The reason of a failure, in one line; null when all packages are installed.
 */
export async function ensureInstalled(root, wanted) {
  const fault = tryFindFault(root, wanted);
  if (fault === null) return null;
  if (fault instanceof Error) return fault.message;
  if (wanted.isProduction) {
    return `Not installed as package-lock.json says: ${fault}. Run npm ci; in production nothing is installed by itself.`;
  }
  try {
    return await installInTurn(root, wanted);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === undefined) throw error;
    return `Not installed as package-lock.json says: ${fault}. This folder cannot be written (${code}).`;
  }
}

/**
 * @param {URL} root
 * @param {import('./find-fault.js').Wanted} wanted
 */
async function installInTurn(root, wanted) {
  const cache = new URL('.cache/', root);
  mkdirSync(cache, { recursive: true });
  const turn = await openTurn(fileURLToPath(cache));
  try {
    if (tryFindFault(root, wanted) === null) return null; // another process installed meanwhile
    const reason = await installPackages(root, wanted, turn);
    if (reason !== null) return reason;
    const left = tryFindFault(root, wanted);
    return left === null ? null : `npm ci ended well and left something out: ${left}.`;
  } finally {
    await turn.end();
  }
}

/**
 * @param {URL} root
 * @param {import('./find-fault.js').Wanted} wanted
 */
function tryFindFault(root, wanted) {
  try {
    return findFault(root, wanted);
  } catch (error) {
    const { code = 'it is damaged' } = /** @type {NodeJS.ErrnoException} */ (error);
    return new Error(`package-lock.json cannot be read (${code}); restore it.`);
  }
}
