import { AppError } from '../errors.ts';

/** Characters of one user. */
const OBJECT_MOST = 256 * 1024;
/** Levels of braces and brackets. `JSON.parse` goes as deep as the stack of a process. */
const DEPTH_MOST = 64;

export type JsonObject = { line: number; value?: Record<string, unknown> };

const refuse = (sentence: string) => new AppError('invalid_input', { sentence });

/**
 * The objects of a file with one object a line, or with one array of objects, without holding the file in memory. An
 * object that is no JSON has no value. Throws `invalid_input` where no object can begin or end.
 */
export async function* readJsonObjects(text: AsyncIterable<string>): AsyncGenerator<JsonObject> {
  let line = 1;
  let startedAt = 1;
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let parts = '';
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
      if (depth > DEPTH_MOST)
        throw refuse(`Line ${startedAt}: the object has more than ${DEPTH_MOST} levels.`);
      if (depth > 0) continue;
      if (parts.length + at - from > OBJECT_MOST) throw tooLong(startedAt);
      yield toObject(startedAt, parts + chunk.slice(from, at + 1));
      [parts, from] = ['', -1];
    }
    if (from >= 0) parts += chunk.slice(from);
    if (parts.length > OBJECT_MOST) throw tooLong(startedAt);
  }
  if (depth > 0) throw refuse(`The file ends inside the object of line ${startedAt}. Is it complete?`);
}

const tooLong = (line: number) =>
  refuse(`Line ${line}: the object is longer than ${OBJECT_MOST} characters.`);

function toObject(line: number, text: string): JsonObject {
  try {
    return { line, value: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return { line };
  }
}
