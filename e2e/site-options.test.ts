import { spawnSync } from 'node:child_process';
import { inspect } from 'node:util';
import { expect, test } from '@playwright/test';
import { validateOptions } from '../integrations/docusaurus/src/options.js';
import { TEXTBOOK, TEXTBOOK_ENV } from '../tests/setup/textbook.ts';

// Options that an author writes in docusaurus.config.js, and the message that the author receives.

const wrong: [object | undefined, RegExp][] = [
  [undefined, /needs the option "url", which is missing\. Write .*https:\/\/accounts\.example\.com/],
  [{}, /which is missing/],
  [{ url: undefined }, /which is missing/],
  [{ url: '' }, /which is empty/],
  [{ url: 7 }, /an http or https address/],
  [{ url: 'accounts.example.com' }, /an http or https address/],
  [{ url: 'ftp://accounts.example.com' }, /an http or https address/],
  [{ url: 'javascript:alert(1)' }, /an http or https address/],
  [{ url: 'https://' }, /an http or https address/],
  [{ url: 'https://accounts.example.com/auth' }, /without anything after the host/],
  [{ url: 'https://accounts.example.com?a=b' }, /without anything after the host/],
  [{ url: 'https://accounts.example.com/#' }, /without anything after the host/],
  [{ url: 'https://me:secret@accounts.example.com' }, /without a user name or password/],
  [{ url: 'https://accounts.example.com', backends: 'https://tutor.example.com' }, /a list in .*"backends"/],
  [{ url: 'https://accounts.example.com', backends: [''] }, /an http or https address .*"backends"/],
  [{ url: 'https://accounts.example.com', backends: ['https://a.example/x'] }, /"backends" without anything/],
  [{ url: 'https://accounts.example.com', backends: ['https://me:secret@a.example'] }, /without a user name/],
  [{ url: 'https://accounts.example.com', navbarItem: 'right' }, /true or false in the option "navbarItem"/],
  [{ url: 'https://accounts.example.com', baseUrl: '/' }, /has no option "baseUrl"/],
  [{ url: 'https://accounts.example.com', id: 'second' }, /one Gatehouse per site/],
];
for (const [options, sentence] of wrong)
  test(`${inspect(options)} is refused`, () => {
    expect(() => validateOptions({ options })).toThrow(sentence);
    expect(() => validateOptions({ options })).not.toThrow(/secret/);
  });

test('an origin is accepted in any notation', () => {
  const options = { url: 'HTTPS://Accounts.Example.com:443/', id: 'default' };
  const origin = 'https://accounts.example.com';
  expect(validateOptions({ options })).toEqual({
    url: origin,
    backends: [],
    navbarItem: true,
    id: 'default',
  });
  const backends = ['https://Tutor.example.com/', 'https://tutor.example.com', 'http://localhost:8000'];
  expect(validateOptions({ options: { url: origin, backends } }).backends).toEqual(backends.slice(1));
  expect(validateOptions({ options: { url: origin, navbarItem: false } }).navbarItem).toBe(false);
});

test('a build without an address fails, and says what to write', () => {
  const env = { ...process.env, ...TEXTBOOK_ENV, GATEHOUSE_URL: '' };
  const build = spawnSync('npx', ['docusaurus', 'build'], { cwd: TEXTBOOK, env, encoding: 'utf8' });
  expect(build.status).toBe(1);
  expect(build.stdout + build.stderr).toContain(
    'docusaurus-plugin-gatehouse needs the option "url", which is empty.',
  );
});
