import { once } from 'node:events';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { requireNoFile, writeNewFile } from '../backup/new-file.ts';
import { AppError } from '../errors.ts';
import { COLUMNS, type OwnForm, toCells } from '../moving/own-form.ts';
import type { Operator } from '../operator/operator.ts';
import { act } from './act.ts';
import { removeOnSignal } from './part-file.ts';
import { printDone, ReaderGone, toJsonText } from './print.ts';

type Format = 'csv' | 'json';
type Own = { format: Format; withoutHashes?: boolean; user?: string };

/** `gatehouse user export` */
export const addUserExport = (user: Command): Command =>
  user
    .command('export <file>')
    .description('write all users to a new file (- for the standard output), as an import reads them')
    .addOption(new Option('--format <format>', 'form of the file').choices(['csv', 'json']).default('csv'))
    .option('--without-hashes', 'leave the password hashes out')
    .option('--user <who>', 'everything that is held of one user, as JSON for that person')
    .action(
      act<[string], Own>(async ({ operator, options }, file) => {
        const { format, withoutHashes = false, user: who, dryRun } = options;
        if (dryRun && who !== undefined) await operator.run('user.show', { who });
        if (dryRun && file !== '-') await requireNoFile(resolve(file));
        if (dryRun) return printDone(`Would write ${who ?? 'all users'} to ${file}.`, { file }, options);
        const withHashes = !withoutHashes && who === undefined;
        const done = { file, users: 0 };
        const count = (users: number) => {
          done.users += users;
        };
        const text =
          who === undefined
            ? toText(operator, format, { withHashes, count })
            : toPerson(operator, who, count);
        if (file === '-') return writeToOutput(text, withHashes);
        await writeNewFile(resolve(file), (output) => pipeline(Readable.from(text), output), removeOnSignal);
        printDone(`Wrote ${done.users} ${done.users === 1 ? 'user' : 'users'} to ${file}.`, done, options);
      }),
    );

/** Hears how many users each part holds. */
type Count = (users: number) => void;

async function* toPerson(operator: Operator, who: string, count: Count): AsyncGenerator<string> {
  yield `${toJsonText(await operator.run('user.exportOne', { who }), 2)}\n`;
  count(1);
}

/** Page by page: neither this process nor the service holds all users. */
async function* toText(
  operator: Operator,
  format: Own['format'],
  { withHashes, count }: { withHashes: boolean; count: Count },
): AsyncGenerator<string> {
  if (format === 'csv') yield stringify([COLUMNS]);
  let after: string | null = null;
  for (;;) {
    const page: { users: unknown[]; isLast: boolean } = await operator.run('user.export', {
      after,
      withHashes,
    });
    const users = page.users as OwnForm[];
    count(users.length);
    if (users.length > 0)
      yield format === 'csv'
        ? stringify(users.map(toCells))
        : users.map((one) => `${toJsonText(one)}\n`).join('');
    after = String(users.at(-1)?.id ?? '');
    if (page.isLast) return;
  }
}

async function writeToOutput(text: AsyncIterable<string>, withHashes: boolean): Promise<void> {
  if (process.stdout.isTTY && withHashes)
    throw new AppError('forbidden', {
      sentence: 'Password hashes do not belong on a screen: name a file, or add --without-hashes.',
    });
  for await (const part of text) {
    if (!process.stdout.writable) throw new ReaderGone();
    if (process.stdout.write(part)) continue;
    await once(process.stdout, 'drain').catch(() => {
      throw new ReaderGone();
    });
  }
}
