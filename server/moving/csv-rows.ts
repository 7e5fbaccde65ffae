import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../errors.ts';

/** Characters of one row: the profile is the longest part, and has far less. */
const ROW_MOST = 256 * 1024;
const COLUMNS_MOST = 500;

export type CsvRow = { line: number; cells: Map<string, string>; fault?: string };

const refuse = (sentence: string) => new AppError('invalid_input', { sentence });

/**
 * The rows of CSV text (RFC 4180) by the names of the first line. A row with another number of cells is a fault of that
 * row. Throws `invalid_input` where the text is no CSV any more: nobody knows where the next row would begin.
 */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: ROW_MOST,
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let names: string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (names === undefined) names = checkNames(record);
      else if (record.length !== names.length)
        yield {
          line,
          cells: new Map(),
          fault: `the row has ${record.length} cells, and the first line ${names.length}`,
        };
      else yield { line, cells: new Map(names.map((name, at) => [name, record[at] ?? ''])) };
      line = info.lines + 1;
    }
  } catch (error) {
    throw toRefusal(error, line);
  } finally {
    source.destroy();
  }
  if (names === undefined) throw refuse('The file is empty: its first line has to name the columns.');
}

function checkNames(record: string[]): string[] {
  const names = record.map((name) => name.trim());
  if (names.length > COLUMNS_MOST) throw refuse(`Line 1 names more than ${COLUMNS_MOST} columns.`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse(`Line 1 names the column ${JSON.stringify(twice)} twice.`);
  return names;
}

function toRefusal(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return refuse(`Line ${line}: the row is longer than ${ROW_MOST} characters. Is a quote open?`);
  const { lines = line } = error as { lines?: number }; // where the parser stopped; it may be ahead of the rows
  return refuse(`Line ${lines}: this is not CSV. Is a quote open, or is a quote in a cell not doubled?`);
}
