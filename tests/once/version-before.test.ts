import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findVersionsBefore, NoVersionBefore } from '../setup/version-before.ts';

// Which earlier code tests/faults/rolling-deploy.test.ts runs.

const AUTHOR = { name: 'Ada', email: 'ada@example.com' };
let base = '';
let root = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'gatehouse-history-'));
  root = join(base, 'project');
  mkdirSync(join(root, 'server/db/migrations'), { recursive: true });
});
afterAll(() => rmSync(base, { recursive: true }));

const git = (...args: string[]): string =>
  execFileSync(
    'git',
    ['-C', root, '-c', `user.name=${AUTHOR.name}`, '-c', `user.email=${AUTHOR.email}`, ...args],
    { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } },
  ).trim();
const write = (name: string) => writeFileSync(join(root, 'server/db/migrations', name), 'select 1;\n');
function commit(subject: string): string {
  git('add', '.');
  git('commit', '--allow-empty', '-m', subject);
  return git('rev-parse', 'HEAD');
}

it('the version before is the newest release without the newest migration, then the last commit without it', async () => {
  write('0000_first.sql');
  await expect(findVersionsBefore(root)).rejects.toThrow(NoVersionBefore); // a tarball
  git('init', '--quiet');
  commit('first');
  await expect(findVersionsBefore(root)).rejects.toThrow('no commit without 0000_first.sql');

  const early = commit('code');
  write('0001_second.sql');
  expect(await findVersionsBefore(root)).toEqual([{ name: early, commit: early }]); // not committed yet
  commit('second');
  commit('more code');
  expect(await findVersionsBefore(root)).toEqual([{ name: early, commit: early }]);
  git('tag', 'v0.1.0'); // has the newest migration
  expect(await findVersionsBefore(root)).toEqual([{ name: early, commit: early }]);

  const released = git('rev-parse', 'HEAD');
  const late = commit('code after the release');
  write('0002_third.sql');
  commit('third');
  git('tag', '-a', 'v0.2.0', '-m', 'v0.2.0');
  expect(await findVersionsBefore(root)).toEqual([
    { name: 'v0.1.0', commit: released },
    { name: late, commit: late },
  ]);

  const shallow = join(base, 'shallow');
  git('clone', '--quiet', '--depth=1', pathToFileURL(root).href, shallow);
  await expect(findVersionsBefore(shallow)).rejects.toThrow('a shallow clone?');
});
