import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { stepUpSchema } from '../../shared/person-input.ts';
import { SIGN_IN_METHODS } from '../../shared/session.ts';
import { STEP_UP_METHODS } from '../../shared/sign-in-methods.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The routes in the first column of the table of every way to a session. */
function readDocumented(): string[] {
  const [, section = ''] = read('docs/strong-sign-in.md').split('\n### Every way to a session\n');
  const [table = ''] = section.split('\n#');
  return [...table.matchAll(/^\| `(?:POST )?([^`]+)`/gm)].map(([, route]) => `/${route}`);
}

const filesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

it('every route that opens a session is documented, and no other (ASVS 6.1.3, 6.3.4)', () => {
  const opening = Object.entries(openRoutes).flatMap(([path, { opensSession }]) =>
    opensSession ? [path] : [],
  );
  expect(readDocumented().toSorted()).toEqual(opening.toSorted());
});

it('one statement of the service inserts sessions', () => {
  const inserts = filesOf('server').filter((path) =>
    /insert into "?session"?\b|\.insert\(session\)/.test(read(path)),
  );
  expect(inserts).toEqual(['server/account/new-session.ts']);
});

it('a person is proved by password, code and passkey alone: no hint, no secret question (ASVS 6.4.2)', () => {
  expect(SIGN_IN_METHODS.toSorted()).toEqual(['passkey', 'password', 'sign_up']);
  expect(STEP_UP_METHODS.toSorted()).toEqual(['code', 'passkey', 'password']);
  expect(Object.keys(stepUpSchema.def.shape).toSorted()).toEqual(['code', 'passkey', 'password']);
  const schema = filesOf('server/db/schema').map(read).join('\n');
  expect(schema).not.toMatch(/text\('\w*(?:hint|question|secret_answer)\w*'\)/);
});
