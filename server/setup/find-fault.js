import { existsSync } from 'node:fs';
import { findVersion, fitsMachine, readPackages } from './packages.js';

/**
 * The check compares contents: the versions and checksums of `package-lock.json` with those in npm's own record of the
 * installation, and with the packages in the folders. npm writes this record last, so an incomplete installation has
 * none.
 *
 * @typedef {{ withDevelopment: boolean, isProduction: boolean }} Wanted `withDevelopment`: packages that only tests
 *   need are required, too. `isProduction`: packages that the service does not need are ignored.
 */

/** npm's record of the installed packages, in the format of a lock file. */
export const NOTE = 'node_modules/.package-lock.json';

/**
 * Describes the first difference between the installed packages and `package-lock.json`; null when there is none.
 * Throws when `package-lock.json` cannot be read.
 *
 * @param {URL} root
 * @param {Wanted} wanted
 * @returns {string | null}
 */
export function findFault(root, { withDevelopment, isProduction }) {
  const locked = readPackages(new URL('package-lock.json', root));
  const installed = readNote(root);
  if (installed === null) return 'nothing is installed, or not to its end';
  for (const [place, entry] of Object.entries(locked)) {
    if (isProduction && entry.dev) continue;
    const found = installed[place];
    const isRequired = !entry.optional && !entry.devOptional && (withDevelopment || !entry.dev);
    if (found === undefined && !isRequired) continue;
    if (found === undefined || !isSame(entry, found) || !isThere(root, place, entry))
      return `${nameOf(place)} ${entry.version ?? ''}`.trim();
    if (withDevelopment && !hasCommands(root, place, entry)) return `the commands of ${nameOf(place)}`;
  }
  if (!isProduction) {
    const extra = Object.keys(installed).find((place) => !(place in locked));
    if (extra) return `${nameOf(extra)}, which is too much`;
  }
  return isForAnotherMachine(locked, installed) ? 'what this machine needs; another one installed it' : null;
}

/** @param {URL} root */
function readNote(root) {
  try {
    return readPackages(new URL(NOTE, root));
  } catch {
    return null; // incomplete after a full disk, or absent: not installed in both cases
  }
}

/** @param {string} place */
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Compares only these fields: versions of npm differ in the others.
 *
 * @param {import('./packages.js').Package} entry
 * @param {import('./packages.js').Package} found
 */
const isSame = (entry, found) =>
  entry.version === found.version && entry.integrity === found.integrity && entry.link === found.link;

/**
 * @param {URL} root
 * @param {string} place
 * @param {import('./packages.js').Package} entry
 */
const isThere = (root, place, entry) =>
  entry.link ? existsSync(new URL(place, root)) : findVersion(root, place) === entry.version;

/**
 * @param {URL} root
 * @param {string} place
 * @param {import('./packages.js').Package} entry
 */
function hasCommands(root, place, { bin = {} }) {
  const folder = place.slice(0, place.length - nameOf(place).length);
  return Object.keys(bin).every((command) => existsSync(new URL(`${folder}.bin/${command}`, root)));
}

/**
 * True when packages with binaries for another machine are installed and those for this machine are not: then the
 * folder was copied.
 *
 * @param {import('./packages.js').Packages} locked
 * @param {import('./packages.js').Packages} installed
 */
function isForAnotherMachine(locked, installed) {
  const places = Object.keys(locked).filter((place) => locked[place]?.os || locked[place]?.cpu);
  const fits = (/** @type {string} */ place) => fitsMachine(locked[place] ?? {});
  return (
    places.some((place) => place in installed && !fits(place)) &&
    places.some((place) => !(place in installed) && fits(place))
  );
}
