import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where distributions put it is not on everybody's PATH. */
const MORE = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** An installed nginx; undefined when there is none. */
export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...MORE];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** Makes sure there is an nginx: an installed one, else the distribution's. */
export function ensureNginx(): void {
  if (findNginx()) return;
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  const attempts: [string, string[]][] = [
    ['apt-get', ['update', '-qq']],
    ['apt-get', [...install, 'nginx-light']],
    ['apt-get', [...install, 'nginx']],
  ];
  // The package would start a server of its own at once; in this run level it does not.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore', timeout: 600_000, env });
    } catch {
      continue; // the next way may work
    }
    if (findNginx()) return;
  }
  throw new Error('No nginx: install one, for example with `apt-get install nginx-light`.');
}
