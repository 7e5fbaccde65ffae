import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nameRepository } from './version.ts';

// `tsx integrations/release/name-repository.ts https://…/owner/name`: writes the address into the manifests of the npm
// packages. A release does it, because only its workflow knows where it runs, and npm compares the two.
const ROOT = resolve(import.meta.dirname, '../..');
const [address] = process.argv.slice(2);
if (address === undefined) throw new Error('name the address of the repository');
for (const [path, manifest] of Object.entries(nameRepository(address)))
  writeFileSync(join(ROOT, path), manifest);
