import { spawn } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { COMMAND_KINDS } from '../command-kinds.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder } from './service-process.ts';

// What a command of the database, or an export, says when it cannot work: the true cause in one line, and what to do.

const PROGRAM = resolve(import.meta.dirname, '../../dist/server/gatehouse.js');
const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';

let own: OwnDatabase;
let empty: OwnDatabase;
let folder: Awaited<ReturnType<typeof openFolder>>;
/** What is in the folder before any command fails. */
let before: string[];
const inFolder = (name: string) => join(folder.path, name);

beforeAll(async () => {
  own = await openOwnDatabase();
  empty = await openOwnDatabase();
  folder = await openFolder();
  expect(await run('db migrate', own.url)).toMatchObject({ code: 0 });
  expect(await run('db backup good', own.url)).toMatchObject({ code: 0 });
  await mkdir(inFolder('folder'));
  await writeFile(inFolder('file'), 'not packed');
  await writeFile(inFolder('empty'), '');
  await symlink('nowhere', inFolder('link'));
  before = await readdir(folder.path);
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
  await empty[Symbol.asyncDispose]();
  await own[Symbol.asyncDispose]();
});

type Ended = { code: number | null; stdout: string; stderr: string };
/** `line`: the command, and what the shell does with its output. */
function run(line: string, url: string): Promise<Ended> {
  const child = spawn('bash', ['-o', 'pipefail', '-c', `"$0" "$1" ${line}`, process.execPath, PROGRAM], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? '', BETTER_AUTH_SECRET: SECRET, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text) => {
      ended[name] += text;
    });
  return new Promise((done) => child.once('close', (code) => done({ code, ...ended })));
}

/** The line that a command said, and nothing else happened. */
async function findCause(line: string, url: string): Promise<string> {
  const { code, stdout, stderr } = await run(line, url);
  expect([code, stdout, stderr.trimEnd().split('\n')]).toEqual([1, '', [expect.any(String)]]);
  expect(await readdir(folder.path)).toEqual(before);
  return stderr;
}

/** Each command that works with the whole database, with a target or source that is right. */
const LINES: Record<string, string> = {
  'db status': '',
  'db migrate': '',
  'db sweep': '',
  'db backup': 'new',
  'db restore': 'good',
  'user export': 'new',
};
const PIPED = { 'db backup': '- | cat', 'user export': '- | cat' };
const lines = [LINES, PIPED].flatMap((list) =>
  Object.entries(list).map(([command, rest]) => `${command} ${rest}`.trim()),
);

it('every command of the database is walked', () => {
  const all = Object.keys(COMMAND_KINDS).filter((name) => name.startsWith('db ') || name === 'user export');
  expect(Object.keys(LINES).sort()).toEqual(all.sort());
});

describe('a database that', () => {
  it.each<[string, (url: string) => string | Promise<string>, RegExp]>([
    [
      'is down',
      async () => `postgres://u:p@127.0.0.1:${await findFreePort()}/app`,
      /^The database at 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\); check DATABASE_URL and that it is running\.\n$/,
    ],
    [
      'refuses the password',
      (url) => url.replace('postgres:postgres@', 'postgres:wrong@'),
      /^The database at .* refused the user name or password; check DATABASE_URL\.\n$/,
    ],
    [
      'is not there',
      (url) => url.replace(/\w+$/, 'absent'),
      /^The database at .* has no such database; check DATABASE_URL, or create it\.\n$/,
    ],
  ])('%s is named by every command', async (_, toUrl, expected) => {
    const url = await toUrl(own.url);
    for (const line of lines) expect(await findCause(line, url), line).toMatch(expected);
  });

  it('takes no writes is named by every command that has something to write', async () => {
    const readOnly = (url: string) => `${url}?options=-c%20default_transaction_read_only%3Don`;
    const expected =
      /^The database at .* takes no writes now \(a replica, or read-only\); check DATABASE_URL\./;
    for (const line of lines.filter((one) => !/^db (?:migrate|backup|status)/.test(one)))
      expect(await findCause(line, readOnly(own.url)), line).toMatch(expected);
    expect(await findCause('db migrate', readOnly(empty.url))).toMatch(/takes no writes now/);
    expect(await run('db migrate', readOnly(own.url))).toMatchObject({ code: 0, stderr: '' });
    expect(await run('db backup - | wc -c', readOnly(own.url))).toMatchObject({ code: 0 });
  });
});

/** Where nobody may make files: /sys is read-only, or refuses. */
const FORBIDDEN =
  /^\/sys\/new cannot be written \((?:EACCES|EPERM|EROFS)\): .* may .*write there; choose another place\. Nothing was left there\.\n$/;

describe('a file that cannot be written', () => {
  it.each<[string, RegExp]>([
    ['folder', /\/folder is a folder\. Name a new file in it\.\n$/],
    ['.', / is a folder\. Name a new file in it\.\n$/],
    ['file', /\/file exists\. Choose another name, or remove it first\.\n$/],
    ['link', /\/link exists\. Choose another name, or remove it first\.\n$/],
    ['/dev/full', /^\/dev\/full exists\. /],
    ['file/new', /\/file\/new cannot be written \(ENOTDIR\): a part of its path is a file; /],
    ['absent/new', /\/absent\/new cannot be written \(ENOENT\): there is no such folder; create it first\. /],
    ['x'.repeat(250), /x cannot be written \(ENAMETOOLONG\): its name is too long; /],
    ['/sys/new', FORBIDDEN],
  ])('is named, with what to do: %s', async (target, expected) => {
    for (const command of ['db backup', 'user export'])
      expect(await findCause(`${command} ${target}`, own.url), command).toMatch(expected);
  });

  it('because its disk is full, is named: the standard output', async () => {
    for (const line of ['db backup -', 'user export -', 'db status', 'db sweep', 'db migrate']) {
      const { code, stderr } = await run(`${line} > /dev/full`, own.url);
      expect([line, code, stderr]).toEqual([
        line,
        1,
        'The output cannot be written (ENOSPC): the disk is full; make room. What was written is not complete.\n',
      ]);
    }
  });

  it('because its reader ended, is a failed backup', async () => {
    const { code, stderr } = await run('db backup - | true', own.url);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The output cannot be written \(EPIPE\): the program that reads it has ended; /);
  });
});

describe('a backup that cannot be read', () => {
  it.each<[string, RegExp]>([
    ['absent', /\/absent cannot be read \(ENOENT\): there is no such file\.\n$/],
    ['folder', /\/folder is a folder\. Name the file of a backup\.\n$/],
    ['file/new', /\/file\/new cannot be read \(ENOTDIR\): /],
    ['file', /^This is not a backup of Gatehouse, or it is damaged: it cannot be unpacked\.\n$/],
    ['empty', /^The backup is not complete: the file was cut off\. Use another copy\.\n$/],
    ['- < /dev/null', /^The backup is not complete: the file was cut off\. Use another copy\.\n$/],
  ])('is named: %s', async (source, expected) => {
    for (const more of ['', '--dry-run'])
      expect(await findCause(`db restore ${more} ${source}`, empty.url), more).toMatch(expected);
    const embedded = await findCause(`db restore ${source}`, `pglite:${inFolder('folder/pg')}`);
    expect(embedded).toMatch(expected);
  });
});
