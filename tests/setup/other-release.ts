import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

/** Packs the same package as another release into `folder`, to test two versions on one page. */
export async function otherRelease(archive: string, folder: string): Promise<string> {
  await run('tar', ['-xzf', archive, '-C', folder]);
  const manifest = join(folder, 'package/package.json');
  const { version, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, version: `${version}-other` }));
  const packed = join(folder, 'other-release.tgz');
  await run('tar', ['-czf', packed, '-C', folder, 'package']);
  return packed;
}
