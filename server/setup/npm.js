import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NOTE } from './find-fault.js';
import { describeFailure } from './npm-failure.js';
import { startProgress } from './progress.js';

const SIGNALS = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']);
const MAX_STDERR_CHARS = 64 * 1024; // characters of npm's errors; the code comes first

/**
 * Runs `npm ci`. A signal first stops npm, then this process.
 *
 * @param {URL} root
 * @param {import('./find-fault.js').Wanted} wanted
 * @param {import('./install-turn.js').Turn} turn
 * @returns {Promise<string | null>} The reason of a failure, in one line; null after success.
 */
export async function installPackages(root, { withDevelopment }, turn) {
  // Removed first: npm deletes its record together with everything else, and could leave it behind when it is killed.
  rmSync(new URL(NOTE, root), { force: true });
  const endProgress = startProgress(root);
  const [command, args] = findNpm();
  const options = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  if (withDevelopment) options.push('--include=dev');
  const npm = spawn(command, [...args, 'ci', ...options], {
    cwd: fileURLToPath(root),
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32', // on Windows npm is a script
    detached: process.platform !== 'win32', // a separate process group: a signal also reaches scripts of packages
  });
  if (npm.pid !== undefined) turn.noteNpm(npm.pid);
  /** @type {NodeJS.Signals | undefined} */
  let signal;
  const stop = (/** @type {NodeJS.Signals} */ name) => {
    signal = name;
    if (npm.pid !== undefined) endGroup(npm.pid, name);
  };
  for (const name of SIGNALS) process.on(name, stop);
  let stderr = '';
  npm.stderr.setEncoding('utf8').on('data', (text) => {
    stderr = (stderr + text).slice(0, MAX_STDERR_CHARS);
  });
  const ended = await new Promise((done) => {
    npm.on('error', done);
    npm.on('close', done);
  });
  for (const name of SIGNALS) process.off(name, stop);
  endProgress(ended === 0);
  if (signal !== undefined) process.exit(128 + constants.signals[signal]);
  return ended === 0 ? null : describeFailure(ended, stderr);
}

/**
 * Finds the npm that runs this process, else the one on the PATH, else the one that came with Node.js. A process that
 * another package manager started may have no npm on the PATH.
 *
 * @returns {[command: string, args: string[]]}
 */
function findNpm() {
  const { npm_execpath: runner = '', PATH = '' } = process.env;
  if (runner.endsWith('npm-cli.js')) return [process.execPath, [runner]];
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const isOnPath = PATH.split(':').some((folder) => existsSync(join(folder, 'npm')));
  return !isOnPath && existsSync(beside) ? [process.execPath, [beside]] : ['npm', []];
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // npm has already ended.
  }
}
