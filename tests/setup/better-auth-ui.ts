import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { STOCK } from '../../e2e/addresses.ts';
import { run } from './command.ts';

const SOURCE = resolve(import.meta.dirname, '../../e2e/better-auth-ui');
const MANIFESTS = ['.npmrc', 'package.json', 'package-lock.json'];

function hash(...texts: (string | Buffer)[]): string {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(text);
  return sum.digest('hex');
}
const readSource = (name: string) => readFileSync(join(SOURCE, name));

/** Outside the repository, so that the site cannot resolve the repository's packages. */
export const BETTER_AUTH_UI_SITE = join(tmpdir(), `gatehouse-better-auth-ui-${hash(SOURCE).slice(0, 12)}`);

async function once(stampName: string, wanted: string, work: () => Promise<void>): Promise<void> {
  const stamp = join(BETTER_AUTH_UI_SITE, stampName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await work();
  writeFileSync(stamp, wanted);
}

/** Installs the site made with Better Auth UI and builds it. It does each again only when the sources have changed. */
export async function ensureBetterAuthUiSite(): Promise<void> {
  const runThere = (command: string, args: string[]) =>
    run(command, args, {
      cwd: BETTER_AUTH_UI_SITE,
      env: { ...process.env, NODE_ENV: 'production', VITE_GATEHOUSE_URL: STOCK },
    });
  const installed = hash(...MANIFESTS.map(readSource));
  await once('node_modules/.made-from', installed, async () => {
    rmSync(BETTER_AUTH_UI_SITE, { recursive: true, force: true });
    cpSync(SOURCE, BETTER_AUTH_UI_SITE, { recursive: true });
    await runThere('npm', ['ci', '--silent', '--include=dev', '--ignore-scripts']);
  });
  const sources = [
    'index.html',
    'vite.config.ts',
    ...readdirSync(join(SOURCE, 'src')).map((name) => `src/${name}`),
  ];
  const built = hash(installed, STOCK, ...sources.map(readSource));
  await once('dist/.made-from', built, async () => {
    cpSync(SOURCE, BETTER_AUTH_UI_SITE, { recursive: true });
    await runThere('npx', ['vite', 'build', '--logLevel', 'error']);
  });
}
