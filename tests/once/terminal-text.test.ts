import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toJsonText, toPrintable } from '../../server/cli/print.ts';
import { createLog } from '../../server/log.ts';

/** What a terminal obeys, and what hides or turns text. A line break in JSON stands between values. */
const COMMANDING = /(?!\u200c|\u200d|\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\u001b]0;x\u0007',
        '\u009b31m',
        '\u007f',
        '\u202e',
        '\u{e0041}',
        '\r\n',
        '\u2028',
        '\u0085',
        '"',
        '\\',
      ),
    )
    .map((parts) => parts.join('')),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, text, fc.jsonValue(), fc.array(tie('any')), fc.dictionary(text, tie('any'))),
})).any as fc.Arbitrary<ReturnType<typeof JSON.parse>>;

it('no text of a stranger reaches a terminal as a command, and JSON keeps its value', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (given, indent) => {
      const json = toJsonText(given, indent);
      expect(json).not.toMatch(COMMANDING);
      if (indent === 0) expect(json).not.toContain('\n');
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(given)));
      expect(toPrintable(given)).not.toMatch(/\n/);
      expect(toPrintable(given)).not.toMatch(COMMANDING);
    }),
    { numRuns: 500 },
  );
});

it('a line of the log is one line, whatever it is about', () => {
  fc.assert(
    fc.property(text, (given) => {
      const lines: string[] = [];
      const log = createLog({ write: (line) => void lines.push(line) });
      log.warn({ said: given, error: new Error(given, { cause: new Error(given) }) }, given);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^[^\n]*\n$/);
      expect(lines[0]).not.toMatch(COMMANDING);
      if (!/\p{Cs}/u.test(given)) expect(JSON.parse(lines[0] ?? '').said).toBe(given);
    }),
    { numRuns: 300 },
  );
});

it('only print.ts writes JSON for a terminal', () => {
  const folder = resolve(import.meta.dirname, '../../server/cli');
  const others = readdirSync(folder).filter((name) => name !== 'print.ts' && name !== 'remote.ts'); // to a socket
  expect(
    others.filter((name) => readFileSync(join(folder, name), 'utf8').includes('JSON.stringify')),
  ).toEqual([]);
});
