import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import {
  FORMAT_VERSION,
  type Footer,
  footerSchema,
  type Header,
  headerSchema,
  LINE_MOST,
  tableSchema,
} from './format.ts';
import { createSeal, isEqual } from './seal.ts';

/** What a file contains, in its order. `isOwn` is false for a file of another secret. */
export type Part =
  | { kind: 'header'; header: Header }
  | { kind: 'table'; table: string; columns: string[] }
  /** One row as it stands in the file: a JSON array of texts and nulls, one for each column. */
  | { kind: 'row'; line: string }
  | { kind: 'end'; rows: number; isOwn: boolean };

const refuse = (sentence: string): never => {
  throw new AppError('invalid_input', { sentence });
};
const refuseDamaged = (why: string): never => refuse(`The backup is damaged: ${why}. Use another copy.`);

/**
 * Reads a backup. Only after its last part is the file known to be complete and unchanged: undo what was done with the
 * parts when this throws. Throws `invalid_input` for a file that is truncated, changed, or no backup. `keys` are those of
 * the service's secrets.
 */
export async function* readBackup(input: Readable, keys: readonly Buffer[]): AsyncGenerator<Part> {
  const seal = createSeal(keys);
  let header: Header | undefined;
  /** The number of rows that each table still has to have. */
  const left = new Map<string, number>();
  let table: { name: string; width: number } | undefined;
  /** The last part. It is passed on when nothing follows it. */
  let end: Part | undefined;
  let rows = 0;

  const readTable = (line: string): Part => {
    const { table: name, columns } = parse(line, tableSchema);
    const [next] = left.keys();
    if (name !== next) refuseDamaged(`it has the table ${name} where ${next ?? 'its end'} should be`);
    table = { name, width: columns.length };
    return { kind: 'table', table: name, columns };
  };
  /** The rows of a table are complete when the next one, or the end, begins. */
  const leaveTable = () => {
    if (table && left.get(table.name) !== 0) refuseDamaged(`rows of the table ${table.name} are missing`);
    if (table) left.delete(table.name);
  };
  const readRow = (line: string): Part => {
    if (!table) return refuseDamaged('it has rows of no table');
    const rest = (left.get(table.name) ?? 0) - 1;
    if (rest < 0) refuseDamaged(`the table ${table.name} has more rows than it says`);
    if (!isRow(line, table.width)) refuseDamaged(`row ${rows + 1} cannot be read`);
    left.set(table.name, rest);
    rows += 1;
    return { kind: 'row', line };
  };
  const readEnd = (footer: Footer): Part => {
    if (left.size > 0) refuseDamaged('tables are missing');
    const { sha256, hmacs } = seal.finish();
    if (footer.rows !== rows || !isEqual(footer.sha256, sha256))
      refuseDamaged('its checksum is another one, so somebody or something has changed it');
    return { kind: 'end', rows, isOwn: hmacs.some((hmac) => isEqual(footer.hmac, hmac)) };
  };

  for await (const bytes of readLines(input)) {
    if (end) refuseDamaged('something follows its end');
    const line = bytes.toString('utf8');
    const footer = line.startsWith('{"rows":') ? parse(line, footerSchema) : undefined;
    if (footer) leaveTable();
    else seal.add(bytes);
    if (footer) end = readEnd(footer);
    else if (!header) {
      header = readHeader(line);
      for (const [name, count] of Object.entries(header.tables)) left.set(name, count);
      yield { kind: 'header', header };
    } else if (line.startsWith('[')) yield readRow(line);
    else {
      leaveTable();
      yield readTable(line);
    }
  }
  if (!header) refuse('The file is empty.');
  if (!end) return refuse('The backup is not complete: its end is missing. Use another copy.');
  yield end;
}

function readHeader(line: string): Header {
  const header = headerSchema.safeParse(toJson(line));
  if (!header.success) return refuse('This is not a backup of Gatehouse.');
  if (header.data.formatVersion !== FORMAT_VERSION)
    refuse(
      `This backup has the format ${header.data.formatVersion}, written by Gatehouse ${header.data.gatehouse}; this version reads the format ${FORMAT_VERSION}. Restore it with that version.`,
    );
  return header.data;
}

function parse<Schema extends z.ZodMiniType>(line: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(toJson(line));
  return parsed.success ? parsed.data : refuseDamaged('a line cannot be read');
}

function isRow(line: string, width: number): boolean {
  const row = toJson(line);
  return (
    Array.isArray(row) &&
    row.length === width &&
    row.every((value) => value === null || typeof value === 'string')
  );
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The lines of the file, each with its line break. Memory is bounded by the longest line that is accepted. */
async function* readLines(input: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const piped = pipeline(input, gunzip);
  piped.catch(() => {}); // the loop throws it
  let rest: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at + 1)]);
        from = at + 1;
        rest = [];
        size = 0;
      }
      rest.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > LINE_MOST) refuse('This is not a backup of Gatehouse: a line is too long.');
    }
    await piped;
  } catch (error) {
    throw explain(error);
  } finally {
    input.destroy();
  }
  if (size > 0) refuse('The backup is not complete: its last line is cut off. Use another copy.');
}

function explain(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof AppError || code === undefined) return error;
  if (code === 'Z_BUF_ERROR')
    return new AppError('invalid_input', {
      sentence: 'The backup is not complete: the file was cut off. Use another copy.',
    });
  if (code.startsWith('Z_'))
    return new AppError('invalid_input', {
      sentence: 'This is not a backup of Gatehouse, or it is damaged: it cannot be unpacked.',
    });
  return new AppError('invalid_input', { sentence: `The file cannot be read (${code}).`, cause: error });
}
