import { readFileSync } from 'node:fs';
import { ROOT } from './root.js';

/**
 * Ensures that the packages are installed. Returns false when that fails: then it has written the reason in one line,
 * and set the exit code to 1.
 *
 * @param {{ withDevelopment?: boolean }} [options] `withDevelopment`: also packages that only tests need.
 * @returns {Promise<boolean>}
 */
export async function prepare({ withDevelopment = false } = {}) {
  const { engines } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  const reason = findOldNode(engines.node) ?? (await install(withDevelopment));
  if (reason === null) return true;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
  return false;
}

/**
 * @param {string} range `>=<major>.<minor>`
 * @returns {string | null}
 */
function findOldNode(range) {
  const [major = 0, minor = 0] = range.replace('>=', '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return null;
  return `Node.js ${major}.${minor} or later is needed; this is ${process.version}.`;
}

/** @param {boolean} withDevelopment */
async function install(withDevelopment) {
  // Imported only now: an older Node.js may not support everything in these modules.
  const { followParent } = await import('./parent.js');
  const { isProduction } = await import('./production.js');
  const { ensureInstalled } = await import('./ensure-installed.js');
  followParent();
  return ensureInstalled(ROOT, { withDevelopment, isProduction: isProduction() });
}
