import { AppError } from '../errors.ts';

/** Characters of one user. */
const OBJECT_MOST = 256 * 1024;
/** Levels of braces and brackets. `JSON.parse` goes as deep as the stack of a process. */
const DEPTH_MOST = 64;

export type JsonObject = { line: number } & ({ value: Record<string, unknown> } | { fault: string });

const refuse = (sentence: string) => new AppError('invalid_input', { sentence });

const TOO_LONG = `the object is longer than ${OBJECT_MOST} characters`;
const TOO_DEEP = `the object has more than ${DEPTH_MOST} levels`;

/**
 * The objects of a file with one object a line, or with one array of objects, without holding the file in memory. An
 * object that is no JSON, too long or too deep is a fault of its own: a user of the source may have written most of it,
 * and must not keep the others out. Throws `invalid_input` where no object can begin or end.
 */
export async function* readJsonObjects(text: AsyncIterable<string>): AsyncGenerator<JsonObject> {
  let line = 1;
  let startedAt = 1;
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let parts = '';
  let fault: string | undefined;
  /** Takes a piece of the object, unless the object is refused anyway. */
  const collect = (piece: string) => {
    if (fault === undefined && parts.length + piece.length > OBJECT_MOST) fault = TOO_LONG;
    parts = fault === undefined ? parts + piece : '';
  };
  for await (const chunk of text) {
    let from = depth > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk[at];
      if (char === '\n') line += 1;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (char === '\\') isEscaped = true;
        else if (char === '"') isInText = false;
        continue;
      }
      if (depth === 0) {
        if (char === '{') {
          [from, startedAt, depth] = [at, line, 1];
        } else if (!/[\s,[\]]/.test(char ?? ''))
          throw refuse(`Line ${line}: a JSON object has to begin here.`);
        continue;
      }
      if (char === '"') isInText = true;
      else if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') depth -= 1;
      if (depth > DEPTH_MOST) fault ??= TOO_DEEP;
      if (depth > 0) continue;
      collect(chunk.slice(from, at + 1));
      yield fault === undefined ? toObject(startedAt, parts) : { line: startedAt, fault };
      [parts, from, fault] = ['', -1, undefined];
    }
    if (from >= 0) collect(chunk.slice(from));
  }
  if (depth > 0)
    throw refuse(
      fault === undefined
        ? `The file ends inside the object of line ${startedAt}. Is it complete?`
        : `Line ${startedAt}: ${fault}, and the file ends inside it.`,
    );
}

function toObject(line: number, text: string): JsonObject {
  try {
    return { line, value: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return { line, fault: 'this is not JSON' };
  }
}
