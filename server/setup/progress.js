import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fitsMachine, readPackages } from './packages.js';

const LOOK_EVERY = 500; // ms
const STEP = 10; // per cent

/**
 * Shows the progress of the installation in one line.
 *
 * @param {URL} root
 * @returns {(isDone: boolean) => void} ends the line
 */
export function startProgress(root) {
  const startedAt = performance.now();
  const folder = fileURLToPath(root);
  // Optional packages without `os` and `cpu` are dependencies of packages for other machines.
  const places = Object.entries(readPackages(new URL('package-lock.json', root)))
    .filter(([, entry]) => fitsMachine(entry) && (!entry.optional || entry.os || entry.cpu))
    .map(([place]) => place);
  process.stdout.write(`Installing ${places.length} packages:`);
  let said = 0;
  const say = () => {
    const there = places.filter((place) => existsSync(`${folder}${place}/package.json`)).length;
    const percent = Math.floor((100 * there) / places.length / STEP) * STEP;
    if (percent > said && percent < 100) process.stdout.write(` ${percent} %`);
    said = Math.max(said, percent);
  };
  const watch = setInterval(say, LOOK_EVERY);
  return (isDone) => {
    clearInterval(watch);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stdout.write(isDone ? ` done in ${seconds} s.\n` : ' failed.\n');
  };
}
