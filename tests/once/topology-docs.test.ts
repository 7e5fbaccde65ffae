import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  ASSETS,
  AUTH,
  AUTHORIZE,
  BRIDGE,
  OAUTH,
  OAUTH_METADATA,
  PASSKEY_ENDPOINTS,
  pages,
  TRPC,
} from '../../shared/paths.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const read = (path: string) => readFile(join(DOCS, path), 'utf8');

it.each(['nginx.conf', 'nginx-accounts.conf', 'Caddyfile'])('the page quotes %s exactly', async (file) => {
  expect(await read('topologies.md')).toContain(`\n${await read(`topologies/${file}`)}\`\`\`\n`);
});

// nginx is tested with a real process; this is the only test for Caddy.
it('the Caddy example has every path, too', async () => {
  const paths = (await read('topologies/Caddyfile'))
    .split('\n')
    .filter((line) => line.trim().startsWith('path '))
    .flatMap((line) => line.trim().split(' ').slice(1));
  const isRouted = (path: string) =>
    paths.some((pattern) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
    );
  for (const page of Object.values(pages))
    expect([page, isRouted(page)]).toEqual([page, page !== pages.home]);
  for (const door of [
    ASSETS,
    `${AUTH}/ok`,
    `${TRPC}/x`,
    `${BRIDGE}/session`,
    `${OAUTH}/token`,
    AUTHORIZE,
    OAUTH_METADATA,
    PASSKEY_ENDPOINTS,
  ])
    expect([door, isRouted(door)]).toEqual([door, true]);
  for (const path of ['/api/lessons', '/accounts', '/livez', '/readyz']) expect(isRouted(path)).toBe(false);
});
