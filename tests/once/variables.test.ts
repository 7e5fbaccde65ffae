import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, readConfig } from '../../server/config/read-config.ts';
import { toOrigin } from '../../server/config/values.ts';
import type { Variable } from '../../server/config/variable.ts';
import { VARIABLES } from '../../server/config/variables.ts';
import { MARK, requireTexts } from '../variable-texts.ts';

const rows: readonly Variable<unknown>[] = Object.values(VARIABLES).flatMap((part) => Object.values(part));

/** Other variables that a value of these variables needs. */
const BESIDE: Record<string, (text: string) => Environment> = {
  NODE_ENV: () => ({ BETTER_AUTH_URL: 'https://accounts.example.com', DATABASE_URL: 'pglite:.data/pg' }),
  COOKIE_DOMAIN: (text) => {
    const url = `https://accounts.${text}`;
    return toOrigin(url) === null ? {} : { BETTER_AUTH_URL: url };
  },
  PLACE_HEADERS: () => ({ TRUSTED_PROXIES: '10.0.0.0/8' }),
  WORKERS: () => ({ DATABASE_URL: 'postgres://u:p@h/app' }),
  NEON_WS_PROXY: () => ({ DATABASE_URL: 'postgres://u:p@x.neon.tech/app' }),
  DATABASE_DRIVER: (text) => ({ DATABASE_URL: text === 'pglite' ? 'pglite:memory' : 'postgres://u:p@h/app' }),
};
/** For each kind of text. A broken rule fails at once, and the test covers every variable. */
const RUNS = 25;
const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';

const namesOf = (lines: readonly string[]) => lines.map((line) => line.split(' ')[0]);

/** The lines of the error that refuses a configuration with one variable; empty when it is accepted. */
function linesOf(name: string, text: string, others: Environment = {}): readonly string[] {
  try {
    readConfig({ BETTER_AUTH_SECRET: SECRET, ...BESIDE[name]?.(text.trim()), [name]: text, ...others });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
}

describe.each(rows)('$name', (variable) => {
  const { name, isSecret, examples = [], meaning, since } = variable;

  it('accepts valid values and the documented ones', () => {
    const { right } = requireTexts(variable);
    fc.assert(
      fc.property(right, fc.constantFrom('', ' '), (text, space) => {
        expect(linesOf(name, `${space}${text}${space}`)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    for (const example of examples) expect([example, linesOf(name, example)]).toEqual([example, []]);
  });

  it(`refuses invalid values in one sentence that names it${isSecret ? ' and not its value' : ''}`, () => {
    const { wrong } = requireTexts(variable);
    fc.assert(
      fc.property(wrong, (text) => {
        const lines = linesOf(name, text);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(new RegExp(`^${name} [a-z]`));
        if (isSecret) expect(lines[0]).not.toContain(MARK);
      }),
      { numRuns: RUNS },
    );
  });

  it('is not blamed for another variable that is wrong', () => {
    const { right } = requireTexts(variable);
    const others = fc.constantFrom(...rows.filter((row) => row !== variable));
    const wrongOne = others.chain((other) =>
      requireTexts(other).wrong.map((text) => ({ [other.name]: text })),
    );
    fc.assert(
      fc.property(right, wrongOne, (text, wrong) => {
        expect(namesOf(linesOf(name, text, wrong))).toEqual(Object.keys(wrong));
      }),
      { numRuns: RUNS * 4 },
    );
  });

  it('accepts or refuses any text, and reports no other variable', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, unit: 'binary' }), (text) => {
        const lines = linesOf(name, text);
        if (lines.length === 0) return;
        expect(namesOf(lines)).toEqual([name]);
        if (isSecret) expect(lines[0]).not.toContain(text.trim());
      }),
      { numRuns: RUNS },
    );
  });

  it('is described in one sentence, and has the version that introduced it', () => {
    expect(meaning).toMatch(/^[^\n]+\.$/);
    expect(meaning).not.toMatch(/[.!?] [A-Z]/);
    expect(since).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

it('each name is one variable', () => {
  const names = rows.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('refuses every variable of Better Auth that is not in the table, an empty one too', () => {
  const known = new Set(rows.map(({ name }) => name));
  const name = fc.stringMatching(/^BETTER_AUTH_[A-Z_]{1,20}$/).filter((one) => !known.has(one));
  fc.assert(
    fc.property(name, fc.string(), (one, text) => {
      const lines = linesOf(one, text);
      expect(lines).toEqual([
        `${one} is not a setting of Gatehouse; remove it, Better Auth would read it behind our back.`,
      ]);
    }),
  );
});
