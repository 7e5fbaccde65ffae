import Table from 'cli-table3';
import type { Json } from '../operator/operation.ts';

// Tables for people, JSON for programs. Text of strangers, such as a name, must not control the terminal.

type Row = { readonly [column: string]: Json };
type Format = { json?: boolean | undefined };

const print = (text: string) => void process.stdout.write(`${text}\n`);

/** The text without what a terminal would obey: control characters, and characters that turn the direction of text. */
export const toPrintable = (value: Json): string =>
  (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '–')).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    '�',
  );

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

/** Prints one row for each item, or one JSON line for each. */
export function printRows(rows: readonly Row[], columns: readonly string[], { json }: Format): void {
  if (json) for (const row of rows) print(JSON.stringify(row));
  else if (rows.length === 0) print('Nothing found.');
  else {
    const table = createTable([...columns]);
    for (const row of rows) table.push(columns.map((column) => toPrintable(row[column])));
    print(toLines(table));
  }
}

/** Prints one line for each field, or one JSON object. */
export function printRecord(record: Row, { json }: Format): void {
  if (json) print(JSON.stringify(record));
  else {
    const table = createTable([]);
    for (const [field, value] of Object.entries(record)) table.push([field, toPrintable(value)]);
    print(toLines(table));
  }
}

/** Says what was done: a sentence for people, the record for programs. */
export const printDone = (sentence: string, record: Row, { json }: Format): void =>
  print(json ? JSON.stringify(record) : sentence);
