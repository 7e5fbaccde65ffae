import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecret, openSecrets, renewSecret } from '../../server/boot/stored-secrets.ts';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'gatehouse-secrets-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const pg = () => join(place, 'pg');
const write = (name: string, text: string) => writeFile(join(place, name), text, { mode: 0o600 });

it('a renewal keeps the secret before it, once', async () => {
  const { current: first } = await openSecrets(pg());
  expect(await renewSecret(pg())).toBe(true);
  const { current, previous } = await openSecrets(pg());
  expect([previous, current === first]).toEqual([first, false]);
  expect(await renewSecret(pg())).toBe(false);
  expect(await openSecrets(pg())).toEqual({ current, previous });
  expect((await readdir(place)).sort()).toEqual(['secret', 'secret.previous']);
  for (const name of await readdir(place)) expect((await stat(join(place, name))).mode & 0o777).toBe(0o600);
});

it('of two renewals at once, the secret before both is kept', async () => {
  const { current: first } = await openSecrets(pg());
  await Promise.all([renewSecret(pg()), renewSecret(pg())].map((renewal) => renewal.catch(() => false)));
  const { current, previous } = await openSecrets(pg());
  expect([previous, current === first]).toEqual([first, false]);
});

describe('a renewal that was killed', () => {
  const first = createSecret();
  beforeEach(() => write('secret', `${first}\n`));

  it.each([
    ['after its draft', () => write('secret.4194305', `${createSecret()}\n`)],
    ['while it wrote the draft', () => write('secret.4194305', '')],
    ['after it kept the previous secret', () => write('secret.previous', `${first}\n`)],
  ])('%s leaves the secret as it was, and the next one does the rest', async (_when, kill) => {
    await kill();
    expect(await openSecrets(pg())).toEqual({ current: first, previous: undefined });
    expect(await renewSecret(pg())).toBe(true);
    const { current, previous } = await openSecrets(pg());
    expect([previous, current === first]).toEqual([first, false]);
  });
});

it('a damaged file is not replaced, and the message names the way on', async () => {
  await write('secret', '\n');
  await expect(openSecrets(pg())).rejects.toThrow(/Restore it\. .* gatehouse secret lost$/);
  expect(await readFile(join(place, 'secret'), 'utf8')).toBe('\n');
});
