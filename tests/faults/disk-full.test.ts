import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { copyTemplate } from '../databases/template-folder.ts';
import { drawPicture } from '../pictures.ts';
import { startService } from '../process/service-process.ts';
import { createClient } from './client.ts';
import { findBreaches } from './judge.ts';
import { findLosses, findOrphans } from './judge-database.ts';
import { createLoad } from './load.ts';
import { createMailbox } from './mailbox.ts';
import { createRandom, takeSeed } from './random.ts';
import { allowedAt, findWrongAnswers, waitForRecovery } from './verdict.ts';
import type { World } from './world.ts';

/** A small disk of its own; null where this user may not mount one. */
function mountDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  return {
    folder,
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

/** Writes until nothing fits any more. Returns what gives the room back. */
function fill(folder: string): () => void {
  const file = join(folder, 'filler');
  const descriptor = openSync(file, 'w');
  for (const size of [1_048_576, 4_096])
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(size));
    } catch {} // ENOSPC
  closeSync(descriptor);
  return () => unlinkSync(file);
}

const started: ReturnType<typeof startService>[] = [];
/** A failed test must not leave its service behind, which would write to the disk that is gone. */
afterEach(() => {
  for (const service of started.splice(0)) service.kill('SIGKILL');
});

it.skipIf(process.env.WHOLE_RUN)(
  'the seven rules hold while the disk of an embedded database is full, and afterwards',
  async ({ skip }) => {
    using disk = mountDisk();
    if (disk === null) return skip('only root may mount a small disk');
    copyTemplate(join(disk.folder, '.data/pg'));
    const port = await findFreePort();
    const env = {
      PORT: String(port),
      RATE_LIMITS: ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
        .map((one) => `${one}:1000000/60`)
        .join(),
    };
    const service = startService(env, disk.folder, { entry: 'dist/server/main.js' });
    started.push(service);
    await service.ready;
    const random = createRandom(takeSeed());
    const client = createClient([port, port], random);
    const load = createLoad({
      client,
      mailbox: createMailbox({ received: [] }),
      random,
      picture: await drawPicture({ width: 64, height: 64 }).jpeg().toBuffer(),
      people: 4,
    });
    load.start();
    await sleep(1_500);
    const from = performance.now();
    const empty = fill(disk.folder);
    await sleep(5_000);
    empty();
    await waitForRecovery({ client, processes: [{ port }, { port }] as unknown as World['processes'] });
    const until = performance.now();
    await sleep(1_000);
    await load.pause();

    const span = { from, until, allowed: { unavailable: true, broken: false } };
    const breaches = client.entries.flatMap((entry) => findBreaches(entry, allowedAt(span, entry)));
    expect([...new Set(breaches), ...load.failures]).toEqual([]);
    expect(client.entries.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
    for (const person of load.everybody) expect(await findWrongAnswers({ client }, person)).toEqual([]);
    service.kill('SIGTERM');
    expect(await service.exited).toBe(0);

    const database = await PGlite.create(join(disk.folder, '.data/pg'));
    const query = async (text: string, values: unknown[] = []) =>
      (await database.query<Record<string, unknown>>(text, values)).rows;
    expect(await findOrphans(query)).toEqual([]);
    for (const person of load.everybody) expect(await findLosses(query, person)).toEqual([]);
    await database.close();
  },
);
