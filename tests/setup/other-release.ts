import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

/** The same package as another release of it, packed into `folder`: what two versions do on one page. */
export async function otherRelease(archive: string, folder: string): Promise<string> {
  await run('tar', ['-xzf', archive, '-C', folder]);
  const manifest = join(folder, 'package/package.json');
  const { version, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, version: `${version}-other` }));
  const packed = join(folder, 'other-release.tgz');
  await run('tar', ['-czf', packed, '-C', folder, 'package']);
  return packed;
}
