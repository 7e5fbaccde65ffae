import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PLUGIN = resolve(import.meta.dirname, '../../integrations/docusaurus');

let site: string;
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'gatehouse-site-'));
});
afterEach(() => rmSync(site, { recursive: true, force: true }));

function install(name: string, version: string): void {
  const folder = join(site, 'node_modules', name);
  const manifest = { name, version, exports: { '.': './index.js', './client': './dist/client.js' } };
  for (const file of ['index.js', 'dist/client.js']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

const requirePeers = async (plugin: string): Promise<void> =>
  (await import(join(plugin, 'src/peers.js'))).requirePeers(site);

/** The plugin as npm installs it from its file: a copy in the site's folder. */
async function requireCopy(): Promise<void> {
  const copy = join(site, 'node_modules/docusaurus-plugin-gatehouse');
  mkdirSync(copy, { recursive: true });
  for (const name of ['package.json', 'src'])
    cpSync(join(PLUGIN, name), join(copy, name), { recursive: true });
  await requirePeers(copy);
}

it('a plugin beside the matching version of gatehouse-auth starts', async () => {
  install('react', '19.3.1');
  install('gatehouse-auth', '0.1.0');
  await expect(requireCopy()).resolves.toBeUndefined();
});

it('a site without gatehouse-auth gets an error that says what to install', async () => {
  install('react', '19.3.1');
  await expect(requireCopy()).rejects.toThrow(
    /needs gatehouse-auth 0\.1\.0, which is not installed.*dist\/packages/,
  );
});

it('a site with another version of gatehouse-auth gets an error', async () => {
  install('react', '19.3.1');
  install('gatehouse-auth', '0.2.0');
  await expect(requireCopy()).rejects.toThrow(
    /needs gatehouse-auth 0\.1\.0, not 0\.2\.0 in .*dist\/packages/,
  );
});

it("a stranger's package of the former name does not count", async () => {
  install('react', '19.3.1');
  install('gatehouse', '0.1.0');
  await expect(requireCopy()).rejects.toThrow('needs gatehouse-auth 0.1.0, which is not installed');
});

it('a plugin that is linked from a folder with another React gets an error', async () => {
  install('react', '19.3.1');
  install('gatehouse-auth', '0.1.0');
  await expect(requirePeers(PLUGIN)).rejects.toThrow(
    /is linked from another folder, and finds a second React.*dist\/packages/,
  );
});
