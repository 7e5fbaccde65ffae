import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FASTAPI, GATEHOUSE, SITE } from '../../e2e/addresses.ts';
import { run } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const INTEGRATIONS = join(ROOT, 'integrations');
/** The example site of the Docusaurus plugin. */
export const TEXTBOOK = join(INTEGRATIONS, 'docusaurus/example');

/** What the addresses in a build of it are. */
type Addresses = { GATEHOUSE_URL: string; TUTOR_URL: string; SITE_URL: string; BASE_URL: string };

/** The variables for building and serving it: under a path, as sites on shared hosts are. */
export const TEXTBOOK_ENV: Addresses = {
  GATEHOUSE_URL: GATEHOUSE,
  TUTOR_URL: FASTAPI,
  SITE_URL: SITE,
  BASE_URL: '/book/',
};

/** Its build for three domains that have nothing in common: the same sources, other addresses. */
export const TEXTBOOK_APART = join(ROOT, '.cache/textbook-apart');
export const TEXTBOOK_APART_ENV: Addresses = {
  GATEHOUSE_URL: 'https://accounts.test',
  TUTOR_URL: 'https://tutor.test',
  SITE_URL: 'https://book.test',
  BASE_URL: '/book/',
};

/**
 * Ends a build that uses the network. The content of static pages must not depend on a server's answer at build time.
 */
const OFFLINE = `data:text/javascript,${encodeURIComponent(`
  import net from 'node:net';
  net.Socket.prototype.connect = (...to) => {
    process.stderr.write('The build asked the network: ' + JSON.stringify(to) + '\\n');
    process.exit(1);
  };
`)}`;

const MADE = ['node_modules', 'build', '.docusaurus', 'example'];

const listFiles = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path)
        .filter((name) => !MADE.includes(name))
        .sort()
        .flatMap((name) => listFiles(join(path, name)));

function hash(paths: string[], first = ''): string {
  const sum = createHash('sha256').update(first);
  for (const path of paths.flatMap(listFiles)) sum.update(path.slice(ROOT.length)).update(readFileSync(path));
  return sum.digest('hex');
}

/** Runs `work`, unless its stamp says that it was done with the same input. */
async function once(stamp: string, wanted: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await work();
  writeFileSync(stamp, wanted);
}

export const ensureTextbook = () => ensureBuild(join(TEXTBOOK, 'build'), TEXTBOOK_ENV);
export const ensureTextbookApart = () => ensureBuild(TEXTBOOK_APART, TEXTBOOK_APART_ENV);

/**
 * Installs the example site and builds it into `folder`, each only when its sources have changed. `gatehouse-auth` has
 * to be built already: the site installs it and the plugin as copies, exactly as from a registry.
 */
async function ensureBuild(folder: string, addresses: Addresses): Promise<void> {
  const runHere = (command: string, args: string[], env = {}) =>
    run(command, args, { cwd: TEXTBOOK, env: { ...process.env, ...env } });
  const packages = [
    ...['docusaurus', 'web/dist', 'web/package.json'].map((name) => join(INTEGRATIONS, name)),
    join(TEXTBOOK, 'package-lock.json'),
  ];
  const installed = hash(packages);
  await once(join(TEXTBOOK, 'node_modules/.made-from'), installed, () => runHere('npm', ['ci', '--silent']));
  const built = hash([TEXTBOOK], installed + JSON.stringify(addresses));
  await once(join(folder, '.made-from'), built, () =>
    runHere('npx', ['docusaurus', 'build', '--out-dir', folder], {
      ...addresses,
      NODE_ENV: 'production',
      NODE_OPTIONS: `--import=${OFFLINE}`,
    }),
  );
}
