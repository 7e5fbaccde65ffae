import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findReleaseFaults, nameRepository, readVersions } from '../../integrations/release/version.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = { permissions?: Record<string, string>; steps: Step[]; needs?: string | string[] };
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> };
const FOLDER = '.github/workflows';
const workflows = readdirSync(join(ROOT, FOLDER)).map(
  (name) => [name, parse(read(`${FOLDER}/${name}`)) as Workflow] as const,
);

describe('a release', () => {
  it('has one version of everything', () => {
    expect(new Set(Object.values(readVersions())).size).toBe(1);
  });

  const at =
    (versions: Record<string, string>, log = '\n## 1.2.3 – 2026-12-01\n') =>
    (path: string) => {
      const version = versions[path] ?? '1.2.3';
      if (path === 'CHANGELOG.md') return log;
      if (path.endsWith('.toml')) return `[project]\nversion = "${version}"\n`;
      return JSON.stringify({ version, peerDependencies: { 'gatehouse-auth': versions.peer ?? '1.2.3' } });
    };
  it.each([
    ['v1.2.3', at({}), []],
    ['1.2.3', at({}), ['The tag 1.2.3 is not of the form v1.2.3.']],
    ['v1.2.3-rc.1', at({}), ['The tag v1.2.3-rc.1 is not of the form v1.2.3.']],
    ['v1.2.3', at({ 'package.json': '1.2.2' }), ['package.json has version 1.2.2, not 1.2.3.']],
    [
      'v1.2.3',
      at({ 'integrations/fastapi/pyproject.toml': '1.2' }),
      ['integrations/fastapi/pyproject.toml has version 1.2, not 1.2.3.'],
    ],
    ['v1.2.3', at({ peer: '1.2.2' }), [expect.stringContaining('needs gatehouse-auth 1.2.2')]],
    ['v1.2.3', at({}, '## Unreleased\n'), [expect.stringContaining('CHANGELOG.md has no section')]],
  ])('%s is checked against every manifest and the changelog', (tag, from, expected) => {
    expect(findReleaseFaults(tag, undefined, from)).toEqual(expected);
  });

  it('names the repository that builds it in each npm package, for npm compares it with the provenance', () => {
    const address = 'https://example.com/owner/gatehouse';
    const lacking = ['web', 'docusaurus'].map(
      (name) => `integrations/${name}/package.json does not name the repository ${address}.`,
    );
    expect(findReleaseFaults('v1.2.3', address, at({}))).toEqual(lacking);
    const named = nameRepository(address, at({}));
    const readNamed = (path: string) => named[path] ?? at({})(path);
    expect(findReleaseFaults('v1.2.3', address, readNamed)).toEqual([]);
    expect(findReleaseFaults('v1.2.3', `${address}-fork`, readNamed)).toHaveLength(2);
    expect(JSON.parse(named['integrations/web/package.json'] ?? '')).toMatchObject({
      version: '1.2.3',
      repository: { type: 'git', url: `git+${address}.git`, directory: 'integrations/web' },
    });
  });
});

describe.each(workflows)('the workflow %s', (_, workflow) => {
  it('may read, and writes only where a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('names a version of each action, and keeps no credentials of git', () => {
    for (const { steps } of Object.values(workflow.jobs))
      for (const step of steps) {
        if (step.uses === undefined) continue;
        expect(step.uses).toMatch(/@(?:v\d|release\/v\d|[0-9a-f]{40}$)/);
        if (step.uses.startsWith('actions/checkout@'))
          expect(step.with).toMatchObject({ 'persist-credentials': false });
      }
  });

  it('fetches the history where it runs the tests: one of them runs the code of an earlier commit', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      if (!steps.some(({ run }) => run === '.ci/run')) continue;
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with).toMatchObject({ 'fetch-depth': 0 });
    }
  });

  it('runs scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const lines = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    for (const line of lines) {
      for (const [, name = ''] of line.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([name]);
      for (const [, path = ''] of line.matchAll(/tsx (\S+)/g))
        expect(existsSync(join(ROOT, path)), path).toBe(true);
    }
  });

  it('publishes files: npm reads a name without ./ as a repository', () => {
    const lines = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    for (const line of lines.filter((one) => one.includes('npm publish')))
      expect(line).toContain('in ./packages/');
  });

  it('publishes only after the tests', () => {
    for (const [name, job] of Object.entries(workflow.jobs))
      if (Object.values(job.permissions ?? {}).includes('write'))
        expect(findNeeded(workflow, name)).toContain('test');
  });
});

/** The jobs that have succeeded before this one starts. */
const findNeeded = (workflow: Workflow, name: string): string[] => {
  const needs = [workflow.jobs[name]?.needs ?? []].flat();
  return needs.flatMap((needed) => [needed, ...findNeeded(workflow, needed)]);
};

describe('the release workflow', () => {
  const release = parse(read(`${FOLDER}/release.yml`)) as Workflow;
  const linesOf = (name: string) => release.jobs[name]?.steps.map(({ run = '' }) => run) ?? [];

  it('publishes to npm first, which refuses the most, and to nobody before everything was built once', () => {
    expect(findNeeded(release, 'npm')).toEqual(['rehearsal', 'test']);
    for (const name of ['pypi', 'image'])
      expect(findNeeded(release, name)).toEqual(['npm', 'rehearsal', 'test']);
    expect(linesOf('rehearsal').join()).toMatch(/npm publish .*--dry-run/);
    expect(release.jobs.rehearsal?.steps.map(({ with: input }) => input?.push)).toContain(false);
  });

  it('names the repository in the manifests before it checks and packs them', () => {
    const lines = linesOf('test');
    const find = (part: string) => lines.findIndex((line) => line.includes(part));
    const address = '"$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"';
    expect(lines[find('name-repository.ts')]).toContain(address);
    expect(lines[find('check-version.ts')]).toContain(address);
    expect(find('name-repository.ts')).toBeLessThan(find('check-version.ts'));
    expect(find('check-version.ts')).toBeLessThan(find('build:packages'));
  });
});

it('the owners of code that is named exist', () => {
  const paths = [...read('.github/CODEOWNERS').matchAll(/^(\/\S+)/gm)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it('dependabot reads every lock file', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { directory?: string; directories?: string[] }[];
  };
  const folders = updates.flatMap(({ directory, directories = [] }) => [directory, ...directories]);
  for (const folder of [
    '/',
    '/integrations/docusaurus/example',
    '/e2e/better-auth-ui',
    '/integrations/fastapi',
  ])
    expect(folders).toContain(folder);
});
