import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT } from '../../server/backup/format.ts';
import { toPartName, writeNewFile } from '../../server/backup/new-file.ts';
import { verifyBackup } from '../../server/backup/restore-backup.ts';
import { toBackupKeys } from '../../server/backup/seal.ts';
import { readMigrations } from '../../server/db/schema-state.ts';
import { KEY, linesOf, pack, seal, toStream } from '../backup-files.ts';

const HEADER = {
  format: FORMAT,
  formatVersion: 1,
  gatehouse: '0.1.0',
  createdAt: '2026-01-02T03:04:05.678Z',
  migrations: readMigrations().map(({ when, hash }) => ({ when, hash })),
  tables: { user: 3, profile: 1, claims: 0 },
};
const LINES = [
  JSON.stringify(HEADER),
  '{"table":"user","columns":["id","name"]}',
  '["1","Ada"]',
  '["2","Line\\nbreak"]',
  '["3",null]',
  '{"table":"profile","columns":["user_id"]}',
  '["1"]',
  '{"table":"claims","columns":["user_id"]}',
];
const RIGHT = seal(LINES);

/** What the operator reads of a file; the number of rows for a good one. */
const check = (file: Buffer, { keys = [KEY], isOtherSecret = false } = {}) =>
  verifyBackup(toStream(file), { keys, isOtherSecret }).then(
    ({ rows }) => rows,
    ({ code, message }: { code?: string; message: string }) => `${code}: ${message}`,
  );

const withHeader = (change: object) => seal([JSON.stringify({ ...HEADER, ...change }), ...LINES.slice(1)]);

describe('a backup is refused', () => {
  it.each<[string, Buffer, RegExp]>([
    ['an empty file', Buffer.alloc(0), /^invalid_input: .*(empty|not complete|cut off)/],
    ['a file that is not packed', Buffer.from('{"users": []}'), /^invalid_input: This is not a backup/],
    ['another packed file', gzipSync('{"users": []}\n'), /^invalid_input: This is not a backup/],
    ['a file without its end', pack(LINES), /^invalid_input: The backup is not complete/],
    ['a line without an end', gzipSync('x'.repeat(17 * 1024 * 1024)), /^invalid_input: .*a line is too long/],
    ['a later format', withHeader({ formatVersion: 2 }), /^invalid_input: .*has the format 2/],
    [
      'unknown migrations',
      withHeader({ migrations: [...HEADER.migrations, { when: 1, hash: 'x' }] }),
      /^precondition_failed: .*does not have/,
    ],
    [
      'altered migrations',
      withHeader({ migrations: HEADER.migrations.map((one) => ({ ...one, hash: 'x' })) }),
      /^precondition_failed: /,
    ],
    ['no migrations', withHeader({ migrations: [] }), /^precondition_failed: /],
    [
      'a negative number of rows',
      withHeader({ tables: { user: -3 } }),
      /^invalid_input: This is not a backup/,
    ],
    [
      'fewer rows than it says',
      withHeader({ tables: { ...HEADER.tables, user: 4 } }),
      /^invalid_input: .*rows of the table user are missing/,
    ],
    [
      'more rows than it says',
      withHeader({ tables: { ...HEADER.tables, user: 2 } }),
      /^invalid_input: .*more rows/,
    ],
    [
      'a missing table',
      withHeader({ tables: { ...HEADER.tables, session: 0 } }),
      /^invalid_input: .*tables are missing/,
    ],
    ['a number in a row', seal(LINES.with(2, '[1,"Ada"]')), /^invalid_input: .*row 1 cannot be read/],
    [
      'a row that is too wide',
      seal(LINES.with(2, '["1","Ada","x"]')),
      /^invalid_input: .*row 1 cannot be read/,
    ],
    ['a row of no table', seal(LINES.toSpliced(1, 1)), /^invalid_input: .*rows of no table/],
    ['another number of rows at its end', seal(LINES, 9), /^invalid_input: .*checksum/],
    [
      'something after its end',
      Buffer.concat([RIGHT, pack(['["4",null]'])]),
      /^invalid_input: .*follows its end/,
    ],
  ])('%s', async (_what, file, expected) => {
    expect(await check(file)).toMatch(expected);
  });

  it('cut off anywhere', async () => {
    for (let length = 0; length < RIGHT.length; length += 7)
      expect(await check(RIGHT.subarray(0, length)), String(length)).toMatch(/^invalid_input: /);
  });

  it('with one byte changed, wherever that is', async () => {
    const text = linesOf(RIGHT).join('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
        fc.pre(text.charCodeAt(at) !== code);
        const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        // The last line's proof is the only part that another secret would have written otherwise.
        expect(await check(pack(changed.split('\n')))).toMatch(/^(invalid_input|precondition_failed): /);
      }),
      { numRuns: 150 },
    );
  });

  it('of another secret, unless that is allowed; a key before the present one also counts', async () => {
    const [other] = toBackupKeys({ current: 'another-secret-0123456789-abcdefghijk', previous: undefined });
    expect(await check(RIGHT)).toBe(4);
    expect(await check(RIGHT, { keys: [other] })).toMatch(
      /^precondition_failed: .*another BETTER_AUTH_SECRET/,
    );
    expect(await check(RIGHT, { keys: [other], isOtherSecret: true })).toBe(4);
    expect(await check(RIGHT, { keys: [other, KEY] })).toBe(4);
  });
});

describe('the file of a backup', () => {
  const say = (text: string) => (output: Writable) =>
    new Promise<string>((resolve) => output.end(text, () => output.once('close', () => resolve('written'))));

  it('is readable by its owner only, and appears when it is complete', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
    const path = join(folder, 'backup');
    const written = await writeNewFile(path, async (output) => {
      expect(await stat(path).catch(() => null)).toBe(null);
      return say('all of it')(output);
    });
    expect(written).toBe('written');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe('all of it');
    await rm(folder, { recursive: true });
  });

  it('is never replaced, and leaves nothing when it fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
    await writeFile(join(folder, 'kept'), 'kept');
    await expect(writeNewFile(join(folder, 'kept'), say('x'))).rejects.toThrow(/exists/);
    await expect(writeNewFile(join(folder, 'absent/x'), say('x'))).rejects.toThrow(
      /cannot be written \(ENOENT\): there is no such folder; create it first\. /,
    );
    const failing = writeNewFile(join(folder, 'new'), () => Promise.reject(new Error('of the database')));
    await expect(failing).rejects.toThrow('of the database');
    expect(await readdir(folder)).toEqual(['kept']);
    expect(await readFile(join(folder, 'kept'), 'utf8')).toBe('kept');
    await rm(folder, { recursive: true });
  });

  it('takes away what a killed process left in its folder, and nothing that another one writes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
    const dayBefore = Date.now() / 1_000 - 86_400;
    const left = toPartName(join(folder, 'yesterday'));
    const running = toPartName(join(folder, 'of-another-process'));
    const others = [join(folder, 'other.part'), join(folder, 'backup.gatehouse-part')];
    for (const path of [left, running, ...others]) await writeFile(path, 'x');
    const inPlace = toPartName(join(folder, 'a-folder'));
    await mkdir(inPlace);
    for (const path of [left, inPlace, ...others]) await utimes(path, dayBefore, dayBefore);
    await writeNewFile(join(folder, 'new'), say('x'));
    const kept = [running, inPlace, ...others, join(folder, 'new')];
    expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual(kept.sort());
    await rm(folder, { recursive: true });
  });

  it('is blamed for its own faults only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
    const fault = (code: string) => Object.assign(new Error(code), { code });
    const away = writeNewFile(join(folder, 'new'), () => Promise.reject(fault('ECONNREFUSED')));
    await expect(away).rejects.toMatchObject({ message: 'ECONNREFUSED' });
    const full = writeNewFile(join(folder, 'new'), async (output) => {
      output.on('error', () => {}).destroy(fault('ENOSPC'));
      throw fault('ECONNREFUSED'); // a later one
    });
    await expect(full).rejects.toThrow(
      /new cannot be written \(ENOSPC\): the disk is full; make room\. Nothing was left there\./,
    );
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
