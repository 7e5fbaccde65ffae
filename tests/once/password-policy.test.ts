import { expect, it } from 'vitest';
import { createPasswordPolicy } from '../../server/passwords/password-policy.ts';

const owner = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' };
const policy = createPasswordPolicy({ minLength: 8, appName: 'The Robot Book' });
const codeOf = async (password: string, of = policy) => (await of.findRefusal(password, owner))?.code;

it.each([
  ['password', 'PASSWORD_COMPROMISED'],
  ['PassWord123', 'PASSWORD_COMPROMISED'],
  ['12345678', 'PASSWORD_COMPROMISED'],
  ['ada.lovelace@example.com', 'PASSWORD_COMPROMISED'],
  ['AdaLovelace1815!', 'PASSWORD_COMPROMISED'],
  ['lovelace1', 'PASSWORD_COMPROMISED'],
  ['the-robot-book-2026', 'PASSWORD_COMPROMISED'],
  ['🔑'.repeat(7), 'PASSWORD_TOO_SHORT'],
])('refuses %s', async (password, code) => {
  expect(await codeOf(password)).toBe(code);
});

it.each(['correct horse battery', 'tr0ub4dor&3', '🔑'.repeat(8), 'ada likes long walks', 'pässwörd-é'])(
  'accepts %s',
  async (password) => {
    expect(await codeOf(password)).toBeUndefined();
  },
);

it('uses the minimum length of the operator', async () => {
  const long = createPasswordPolicy({ minLength: 15, appName: 'x' });
  expect(await codeOf('fourteen chars', long)).toBe('PASSWORD_TOO_SHORT');
  expect(await codeOf('fifteen  chars!', long)).toBeUndefined();
});

it('checks for leaks last', async () => {
  const asked: string[] = [];
  const leaked = createPasswordPolicy({
    minLength: 8,
    appName: 'x',
    isBreached: async (password) => asked.push(password) > 0,
  });
  expect(await codeOf('a good one, but known', leaked)).toBe('PASSWORD_COMPROMISED');
  expect(await codeOf('password', leaked)).toBe('PASSWORD_COMPROMISED');
  expect(asked).toEqual(['a good one, but known']);
});
