import { AppError } from '../errors.ts';
import { readCsv } from './csv-rows.ts';
import { readJsonObjects } from './json-objects.ts';
import { readBytes, toText } from './text-source.ts';

/** Characters before the first object or row. They are held in memory, because lines are counted from there. */
const BLANK_MOST = 1024 * 1024;

export type FileObject = { line: number } & ({ fields: Record<string, unknown> } | { fault: string });

/** The rows of a CSV file or the objects of a JSON file, whichever it is. `-`: the standard input. */
export const readFileObjects = (path: string): AsyncGenerator<FileObject> => readObjects(readBytes(path));

/** JSON begins with a brace or a bracket; the first line of a CSV file names columns. */
async function* readObjects(bytes: AsyncIterable<Buffer>): AsyncGenerator<FileObject> {
  const text = toText(bytes);
  try {
    const start = await readStart(text);
    const whole = join(start, text);
    yield* /^\s*[[{]/.test(start) ? readJson(whole) : readRows(whole);
  } finally {
    await text.return(undefined); // closes the file for a reader that ends early
  }
}

/** The text up to the first part that is not blank. */
async function readStart(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (start.trim() === '') {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
    if (start.length > BLANK_MOST && start.trim() === '')
      throw new AppError('invalid_input', {
        sentence: `The file begins with more than ${BLANK_MOST} blank characters. Is it the right one?`,
      });
  }
  return start;
}

async function* join(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

async function* readJson(text: AsyncIterable<string>): AsyncGenerator<FileObject> {
  for await (const { line, ...object } of readJsonObjects(text))
    yield 'fault' in object ? { line, fault: object.fault } : { line, fields: object.value };
}

async function* readRows(text: AsyncIterable<string>): AsyncGenerator<FileObject> {
  for await (const { line, cells, fault } of readCsv(text))
    yield fault === undefined ? { line, fields: toPlain(cells) } : { line, fault };
}

/** Without a prototype: a column may have any name. */
const toPlain = (cells: Map<string, string>): Record<string, unknown> =>
  Object.assign(Object.create(null), Object.fromEntries(cells));
