import { expect, it } from 'vitest';
import { toStrength } from '../../client/ui/password-strength.ts';

const KNOWN = ['Ada Lovelace', 'ada.lovelace@example.com'];

it.each([
  ['', 'short'],
  ['seven77', 'short'],
  ['🦉🦉🦉🦉🦉🦉🦉', 'short'],
  ['lovelace1815', 'personal'],
  ['Ada Lovelace', 'personal'],
  ['password', 'weak'],
  ['qwertyuiop', 'weak'],
  ['aaaaaaaaaaaa', 'weak'],
  ['12345678', 'weak'],
  ['Welcome2026!', 'weak'],
  ['monkey monkey monkey', 'weak'],
  ['horse battery 7', 'fair'],
  ['correct horse battery staple', 'strong'],
  ['vT7#kq2!xZ9$', 'strong'],
  ['пароль который длинный очень', 'strong'],
] as const)('%j is %s', (password, strength) => {
  expect(toStrength(password, 8, KNOWN)).toBe(strength);
});

it('counts code points, and uses the minimum length of the operator', () => {
  expect(toStrength('🦉🐢🦊🐙🦉🐢🦊🐙', 8, [])).not.toBe('short');
  expect(toStrength('horse battery', 15, [])).toBe('short');
});
