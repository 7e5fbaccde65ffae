import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// A release is one version of everything: the service, its image, the npm packages and the Python package.

const ROOT = resolve(import.meta.dirname, '../..');
const PUBLISHED = ['integrations/web', 'integrations/docusaurus'];
const MANIFESTS = ['package.json', ...PUBLISHED.map((folder) => `${folder}/package.json`)];
const PYPROJECT = 'integrations/fastapi/pyproject.toml';

type Read = (path: string) => string;
const readFile: Read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** The version of each package, by its manifest. */
export function readVersions(read: Read = readFile): Record<string, string> {
  const versions = MANIFESTS.map((path) => [path, (JSON.parse(read(path)) as { version: string }).version]);
  const [, python = 'none'] = /^version = "(.+)"$/m.exec(read(PYPROJECT)) ?? [];
  return Object.fromEntries([...versions, [PYPROJECT, python]]);
}

const toRepository = (address: string, directory: string) => ({
  type: 'git',
  url: `git+${address}.git`,
  directory,
});

/** The npm manifests, with the repository at `address` that builds them: npm refuses a provenance of another one. */
export function nameRepository(address: string, read: Read = readFile): Record<string, string> {
  const manifests = PUBLISHED.map((directory) => {
    const path = `${directory}/package.json`;
    const manifest = JSON.parse(read(path)) as object;
    const named = { ...manifest, repository: toRepository(address, directory) };
    return [path, `${JSON.stringify(named, null, 2)}\n`];
  });
  return Object.fromEntries(manifests);
}

const findRepositoryFaults = (address: string, read: Read): string[] =>
  PUBLISHED.filter((directory) => {
    const { repository } = JSON.parse(read(`${directory}/package.json`)) as { repository?: object };
    return JSON.stringify(repository) !== JSON.stringify(toRepository(address, directory));
  }).map((directory) => `${directory}/package.json does not name the repository ${address}.`);

/**
 * What keeps a tag such as `v1.2.3` from being released: one sentence for each fault. `address`: the repository whose
 * workflow publishes; without one, manifests need not name any.
 */
export function findReleaseFaults(tag: string, address?: string, read: Read = readFile): string[] {
  const [, version] = /^v(\d+\.\d+\.\d+)$/.exec(tag) ?? [];
  if (version === undefined) return [`The tag ${tag} is not of the form v1.2.3.`];
  const wrong = Object.entries(readVersions(read)).filter(([, one]) => one !== version);
  const { peerDependencies = {} } = JSON.parse(read('integrations/docusaurus/package.json')) as {
    peerDependencies?: Record<string, string>;
  };
  return [
    ...wrong.map(([path, one]) => `${path} has version ${one}, not ${version}.`),
    ...(peerDependencies['gatehouse-auth'] === version
      ? []
      : [`integrations/docusaurus/package.json needs gatehouse-auth ${peerDependencies['gatehouse-auth']}.`]),
    ...(read('CHANGELOG.md').includes(`\n## ${version} `)
      ? []
      : [`CHANGELOG.md has no section '## ${version} – <date>'.`]),
    ...(address === undefined ? [] : findRepositoryFaults(address, read)),
  ];
}
