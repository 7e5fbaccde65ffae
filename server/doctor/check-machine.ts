import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Finding, fail, ok, warn } from './finding.ts';

const GB = 1_000_000_000;
/** Random text of 32 characters has about 20 distinct ones; a phrase or a repeated word has fewer. */
const DISTINCT_LEAST = 12;

type Machine = { folder: string | null; secret: string | undefined; isProduction: boolean };

/** Judges this machine: files that others may read, room for the embedded database, the secret. */
export async function checkMachine({ folder, secret, isProduction }: Machine): Promise<Finding[]> {
  const files = [
    await checkFile('.env'),
    ...(folder === null ? [] : [await checkFile(join(dirname(folder), 'secret')), await checkFile(folder)]),
  ].filter((one) => one !== null);
  return [
    ok('Node.js', process.version),
    isProduction
      ? ok('mode', 'production')
      : warn(
          'mode',
          'development',
          'Set NODE_ENV=production on a server: then unsafe settings stop the start.',
        ),
    ...(secret === undefined ? [] : [checkSecret(secret)]),
    ...files,
    ...(folder === null ? [] : [await checkDisk(folder)]),
  ];
}

const checkSecret = (secret: string): Finding =>
  new Set(secret).size >= DISTINCT_LEAST
    ? ok('secret', 'long and random')
    : fail('secret', 'BETTER_AUTH_SECRET is not random', 'Replace it: gatehouse secret rotate');

/** Null when there is no such file. */
async function checkFile(path: string): Promise<Finding | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  const mode = (found.mode & 0o777).toString(8);
  return (found.mode & 0o077) === 0
    ? ok('file', `${path} is open to its owner only`)
    : warn(
        'file',
        `${path} is open to others (mode ${mode})`,
        `Run: chmod ${found.isDirectory() ? '700' : '600'} ${path}`,
      );
}

async function checkDisk(folder: string): Promise<Finding> {
  const found = await statfs(folder).catch(() => null);
  if (found === null) return fail('disk', `${folder} cannot be read`, 'Run this as the user of the service.');
  const free = found.bavail * found.bsize;
  const said = `${(free / GB).toFixed(1)} GB are free for ${folder}`;
  if (free < 0.1 * GB) return fail('disk', said, 'Make room: the database stops when its disk is full.');
  return free < GB ? warn('disk', said, 'Make room.') : ok('disk', said);
}
