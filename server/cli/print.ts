import Table from 'cli-table3';
import type { Json } from '../operator/operation.ts';
import { escapeCommands, withoutCommands } from '../terminal-text.ts';

// Tables for people, JSON for programs, both without what a terminal would obey.

type Row = { readonly [column: string]: Json };
type Format = { json?: boolean | undefined };

/** The reader of the output, such as `head`, has closed the pipe, or its disk is full: nobody waits for more rows. */
export class ReaderGone extends Error {}
let isReaderGone = false;
export const noteReaderGone = (): void => {
  isReaderGone = true;
};

/** Prints a line. When the reader is gone, the command goes on without it. */
export const print = (text: string): void => {
  if (!isReaderGone) process.stdout.write(`${text}\n`);
};

/** The text without what a terminal would obey. */
export const toPrintable = (value: Json): string =>
  withoutCommands(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '–'));

/** JSON in one line, or indented by so many spaces, without what a terminal would obey. */
export const toJsonText = (value: unknown, indent = 0): string =>
  escapeCommands(JSON.stringify(value, null, indent) ?? 'null');

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const createTable = (head: string[]) =>
  new Table({
    head,
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });

const toLines = (table: { toString(): string }) => table.toString().replace(/ +$/gm, '');

/** Prints one row for each item, or one JSON line for each. Throws ReaderGone when nobody reads on: a list ends there. */
export function printRows(rows: readonly Row[], columns: readonly string[], { json }: Format): void {
  if (isReaderGone) throw new ReaderGone();
  if (json) for (const row of rows) print(toJsonText(row));
  else if (rows.length === 0) print('Nothing found.');
  else {
    const table = createTable([...columns]);
    for (const row of rows) table.push(columns.map((column) => toPrintable(row[column])));
    print(toLines(table));
  }
}

/** Prints one line for each field, or one JSON object. */
export function printRecord(record: Row, { json }: Format): void {
  if (json) print(toJsonText(record));
  else {
    const table = createTable([]);
    for (const [field, value] of Object.entries(record)) table.push([field, toPrintable(value)]);
    print(toLines(table));
  }
}

/** Says what was done: sentences for people, the record for programs. */
export const printDone = (sentences: string, record: Row, { json }: Format): void =>
  print(json ? toJsonText(record) : sentences.split('\n').map(toPrintable).join('\n'));

/** Says something beside the output, on stderr: what it is not part of. */
export const printNote = (sentence: string, record: Row, { json }: Format): void =>
  void process.stderr.write(`${json ? toJsonText(record) : toPrintable(sentence)}\n`);
