import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// A release is one version of everything: the service, its image, the npm packages and the Python package.

const ROOT = resolve(import.meta.dirname, '../..');
const MANIFESTS = ['package.json', 'integrations/web/package.json', 'integrations/docusaurus/package.json'];
const PYPROJECT = 'integrations/fastapi/pyproject.toml';

type Read = (path: string) => string;
const readFile: Read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** The version of each package, by its manifest. */
export function readVersions(read: Read = readFile): Record<string, string> {
  const versions = MANIFESTS.map((path) => [path, (JSON.parse(read(path)) as { version: string }).version]);
  const [, python = 'none'] = /^version = "(.+)"$/m.exec(read(PYPROJECT)) ?? [];
  return Object.fromEntries([...versions, [PYPROJECT, python]]);
}

/** What keeps a tag such as `v1.2.3` from being released: one sentence for each fault. */
export function findReleaseFaults(tag: string, read: Read = readFile): string[] {
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
  ];
}
