import { readCsv } from './csv-rows.ts';
import { readJsonObjects } from './json-objects.ts';
import { readBytes, toText } from './text-source.ts';

export type FileObject = { line: number } & ({ fields: Record<string, unknown> } | { fault: string });

/** The rows of a CSV file or the objects of a JSON file, whichever it is. `-`: the standard input. */
export const readFileObjects = (path: string): AsyncGenerator<FileObject> => readObjects(readBytes(path));

/** JSON begins with a brace or a bracket; the first line of a CSV file names columns. */
async function* readObjects(bytes: AsyncIterable<Buffer>): AsyncGenerator<FileObject> {
  const text = toText(bytes);
  let start = '';
  while (start.trim() === '') {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
  }
  const whole = withStart(start, text);
  yield* /^\s*[[{]/.test(start) ? readJson(whole) : readRows(whole);
}

async function* withStart(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield start;
    yield* rest;
  } finally {
    await rest.return(undefined); // closes the file for a reader that ends at the start
  }
}

async function* readJson(text: AsyncIterable<string>): AsyncGenerator<FileObject> {
  for await (const { line, value } of readJsonObjects(text))
    yield value === undefined ? { line, fault: 'this is not JSON' } : { line, fields: value };
}

async function* readRows(text: AsyncIterable<string>): AsyncGenerator<FileObject> {
  for await (const { line, cells, fault } of readCsv(text))
    yield fault === undefined ? { line, fields: toPlain(cells) } : { line, fault };
}

/** Without a prototype: a column may have any name. */
const toPlain = (cells: Map<string, string>): Record<string, unknown> =>
  Object.assign(Object.create(null), Object.fromEntries(cells));
