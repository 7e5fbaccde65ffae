import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createSeal, toBackupKeys } from '../server/backup/seal.ts';
import { writeBackup } from '../server/backup/write-backup.ts';
import type { OpenedDatabase } from '../server/db/database.ts';
import { SECRET } from './harness.ts';

export const [KEY] = toBackupKeys({ current: SECRET, previous: undefined });

/** A backup in memory. */
export async function backUp(database: OpenedDatabase): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const output = new Writable({
    write: (chunk, _encoding, done) => done(void chunks.push(chunk) as undefined),
  });
  await database.withConnection((db) => writeBackup(db, output, KEY));
  return Buffer.concat(chunks);
}

export const toStream = (bytes: Buffer): Readable => Readable.from([bytes]);

export const linesOf = (backup: Buffer): string[] =>
  gunzipSync(backup).toString('utf8').trimEnd().split('\n');

/** A file of these lines, without a footer. */
export const pack = (lines: readonly string[]): Buffer => gzipSync(lines.map((line) => `${line}\n`).join(''));

/** A file of these lines with a right footer, as only somebody who knows the key can write it. */
export function seal(
  lines: readonly string[],
  rows = lines.filter((line) => line.startsWith('[')).length,
): Buffer {
  const summed = createSeal([KEY]);
  for (const line of lines) summed.add(`${line}\n`);
  const { sha256, hmacs } = summed.finish();
  return pack([...lines, JSON.stringify({ rows, sha256, hmac: hmacs[0] })]);
}
