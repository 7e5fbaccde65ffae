import { existsSync } from 'node:fs';
import { findVersion, fitsMachine, readPackages } from './packages.js';

/**
 * What is compared, by content: versions and checksums of `package-lock.json` with those npm noted when it had installed
 * everything, and with what lies in the folders. npm writes its note last, so a half-finished install has none.
 *
 * @typedef {{ withDevelopment: boolean, isProduction: boolean }} Wanted `withDevelopment`: what only tests need must be
 *   there as well. `isProduction`: what the service does not need is not looked at.
 */

/** npm's note of what it installed, in the format of a lock file. */
export const NOTE = 'node_modules/.package-lock.json';

/**
 * The first difference between what is installed and `package-lock.json`, as words; null when there is none.
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
    return null; // cut off by a full disk, or not there: not installed either way
  }
}

/** @param {string} place */
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Versions of npm differ in what else they note.
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
 * Packages with binaries for other machines are there, and those for this one are not: the folder was copied.
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
