import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openCluster } from '../databases/cluster.ts';
import { openFolder, startService } from './service-process.ts';
import { findWorkers } from './worker-processes.ts';

// The alerts stand on these numbers: a fault that takes them away would fire none.

let cluster: Awaited<ReturnType<typeof openCluster>>;
let folder: Awaited<ReturnType<typeof openFolder>>;
beforeAll(async () => {
  folder = await openFolder();
  cluster = await openCluster();
});
afterAll(async () => {
  await cluster.close();
  await folder[Symbol.asyncDispose]();
});

const POLL = { timeout: 60_000 };
const STATES = [
  'gatehouse_ready',
  'gatehouse_processes',
  'gatehouse_processes_wanted',
  'gatehouse_outbox_mails',
];

/** The numbers that the alerts about the whole service need, in their order; null where there is none. */
async function readStates(port: number) {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  return STATES.map((name) => {
    const found = new RegExp(`^${name} (.*)$`, 'm').exec(text);
    return found && Number(found[1]);
  });
}

it.each([1, 2])('the metrics of %i processes say that the database hangs', async (workers) => {
  const metricsPort = await findFreePort();
  const service = startService(
    {
      DATABASE_URL: `${cluster.url}/postgres`,
      BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
      PORT: String(await findFreePort()),
      METRICS_PORT: String(metricsPort),
      WORKERS: String(workers),
    },
    folder.path,
    { entry: 'dist/server/main.js' },
  );
  await service.ready;
  const read = () => readStates(metricsPort);
  expect(await read()).toEqual([1, workers, workers, 0]);

  await cluster.signal('SIGSTOP');
  try {
    // The last look may be a second old.
    await expect.poll(read, POLL).toEqual([0, workers, workers, 0]);
    for (let scrape = 0; scrape < 3; scrape += 1) expect(await read()).toEqual([0, workers, workers, 0]);
  } finally {
    await cluster.signal('SIGCONT');
  }
  await expect.poll(read, POLL).toEqual([1, workers, workers, 0]);

  if (workers > 1) {
    const all = findWorkers(service.pid);
    expect(all).toHaveLength(workers);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    expect(await read()).toEqual([0, 0, workers, null]);
    for (const pid of all) process.kill(pid, 'SIGCONT');
    await expect.poll(read, POLL).toEqual([1, workers, workers, 0]);
  }
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
});
