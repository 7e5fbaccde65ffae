import { tryInTurn } from './command.ts';
import { findOnPath } from './on-path.ts';

/** Folders where distributions install nginx; they are not on every PATH. */
const MORE = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** An installed nginx; undefined when there is none. */
export const findNginx = (): string | undefined => findOnPath(['nginx'], MORE);

/** Makes sure that there is an nginx: an installed one, or the distribution's. */
export async function ensureNginx(): Promise<void> {
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  const ways: [string, string[]][] = [
    ['apt-get', ['update', '-qq']],
    ['apt-get', [...install, 'nginx-light']],
    ['apt-get', [...install, 'nginx']],
  ];
  // The package would start its own server at once; in this run level it does not.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  if (!(await tryInTurn(ways, () => findNginx() !== undefined, env)))
    throw new Error('No nginx: install one, for example with `apt-get install nginx-light`.');
}
