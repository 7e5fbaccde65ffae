import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A package of a lock file, and all of them by place, such as `node_modules/zod`.
 *
 * @typedef {{
 *   version?: string, integrity?: string, resolved?: string, link?: boolean, bin?: Record<string, string>,
 *   dev?: boolean, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 * }} Package
 * @typedef {Record<string, Package>} Packages
 */

/**
 * Reads the packages of a lock file, without the project itself and without packages outside of `node_modules`. Throws
 * when the file is missing or damaged.
 *
 * @param {URL} file
 * @returns {Packages}
 */
export function readPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(Object.entries(packages).filter(([place]) => place.startsWith('node_modules/')));
}

/**
 * True when the package is meant for this machine. npm may still omit an optional package for other reasons.
 *
 * @param {Package} entry
 */
export const fitsMachine = (entry) =>
  allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && allows(entry.libc, findLibc());

/**
 * @param {readonly string[] | undefined} list
 * @param {string} value
 */
function allows(list, value) {
  if (list === undefined || list.includes(value)) return true;
  return list.every((item) => item.startsWith('!') && item !== `!${value}`);
}

/** @type {string | undefined} */
let libc;
function findLibc() {
  const report = /** @type {any} */ (libc ?? process.report?.getReport());
  libc ??= report?.header?.glibcVersionRuntime ? 'glibc' : 'musl';
  return libc;
}

/**
 * The version in a package's own manifest; undefined without a readable manifest.
 *
 * @param {URL} root
 * @param {string} place
 * @returns {string | undefined}
 */
export function findVersion(root, place) {
  try {
    return JSON.parse(readFileSync(`${fileURLToPath(root)}${place}/package.json`, 'utf8')).version;
  } catch {
    return undefined;
  }
}
