import type { ImportRecord } from './import-record.ts';
import { type SourceRows, toWord } from './source-row.ts';
import { toRecord } from './to-record.ts';

/** What became of a record: `already`: an earlier import brought it. The others are conflicts with another user. */
export type Outcome = { number: number; outcome: 'already' | 'address_taken' | 'id_taken' };

/** One line of the report. `conflict`: another user has it. `refused`: the row is wrong. `changed`: it was imported so. */
export type Remark = { line: number; kind: 'conflict' | 'refused' | 'changed'; email: string; what: string };

export type ImportCounts = {
  rows: number;
  /** In a dry run: that would be. */
  imported: number;
  already: number;
  conflicts: number;
  refused: number;
  /** Of the imported ones. */
  changed: number;
  withoutPassword: number;
  unverified: number;
};

type Options = {
  rows: SourceRows;
  keepIds: boolean;
  /** Users of one transaction. */
  batch: number;
  /** Stores a batch. A user is stored whole or not at all. */
  send(records: ImportRecord[]): Promise<Outcome[]>;
  tell(remark: Remark): void;
  /** Called after each batch. */
  progress?(counts: ImportCounts): void;
};

const WORDS = {
  address_taken: 'another user has this address',
  id_taken: 'another user has this id',
} as const;

/**
 * Imports users in batches, in the order of the source. It remembers the addresses and ids that it has seen, about a
 * hundred bytes a row: the second row of an address is a conflict that names the first. What was imported before an
 * error stays, and the next run counts it as there already.
 */
export async function importUsers({
  rows,
  keepIds,
  batch,
  send,
  tell,
  progress,
}: Options): Promise<ImportCounts> {
  const counts = {
    ...{ rows: 0, imported: 0, already: 0, conflicts: 0, refused: 0 },
    ...{ changed: 0, withoutPassword: 0, unverified: 0 },
  };
  const seen = new Map<string, number>();
  let waiting: { line: number; record: ImportRecord; mended: string[] }[] = [];

  const refuse = (remark: Omit<Remark, 'kind'>) => {
    counts.refused += 1;
    tell({ kind: 'refused', ...remark });
  };
  const conflict = (remark: Omit<Remark, 'kind'>) => {
    counts.conflicts += 1;
    tell({ kind: 'conflict', ...remark });
  };

  const flush = async () => {
    const sent = waiting;
    waiting = [];
    if (sent.length === 0) return;
    const outcomes = new Map(
      (await send(sent.map(({ record }) => record))).map((one) => [one.number, one.outcome]),
    );
    for (const { line, record, mended } of sent) {
      const { number, email } = record;
      const outcome = outcomes.get(number);
      if (outcome === 'already') counts.already += 1;
      else if (outcome !== undefined) conflict({ line, email, what: WORDS[outcome] });
      else {
        counts.imported += 1;
        if (record.passwordHash === null) counts.withoutPassword += 1;
        if (!record.emailVerified) counts.unverified += 1;
        if (mended.length > 0) counts.changed += 1;
        for (const what of mended) tell({ kind: 'changed', line, email, what });
      }
    }
    progress?.(counts);
  };

  for await (const row of rows) {
    counts.rows += 1;
    const { line } = row;
    if ('fault' in row) {
      refuse({ line, email: '', what: row.fault });
      continue;
    }
    const converted = toRecord(counts.rows, row.user, keepIds);
    if ('fault' in converted) {
      refuse({ line, email: (toWord(row.user.email) ?? '').slice(0, 254), what: converted.fault });
      continue;
    }
    const { email, sourceId } = converted.record;
    const keys = [`@${email}`, `#${sourceId}`];
    const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
    if (earlier !== undefined) {
      conflict({ line, email, what: `line ${earlier} has the same address or id` });
      continue;
    }
    for (const key of keys) seen.set(key, line);
    waiting.push({ line, ...converted });
    if (waiting.length >= batch) await flush();
  }
  await flush();
  return counts;
}
