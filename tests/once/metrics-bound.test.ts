import { expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics/metrics.ts';

it('a scrape ends although a look at the database never does, and keeps the mails that were seen last', async () => {
  const backlog = { count: 3, oldestSeconds: 400 };
  let look = () => Promise.resolve<{ isReady: boolean; backlog: typeof backlog }>({ isReady: true, backlog });
  const metrics = createMetrics('test');
  metrics.observe({
    measurePool: () => null,
    hashQueue: { countWaiting: () => 0, watch: () => {} },
    changeListener: { subscribe: () => {}, describe: () => ({ provenSecondsAgo: 0 }) },
    lookAtDatabase: () => look(),
    streams: { bridge: () => 0, page: () => 0 },
  });
  const read = async () => {
    const text = await metrics.registry.metrics();
    return ['ready', 'outbox_mails', 'outbox_oldest_age_seconds'].map((name) =>
      Number(new RegExp(`^gatehouse_${name} (.*)$`, 'm').exec(text)?.[1]),
    );
  };
  expect(await read()).toEqual([1, 3, 400]);
  look = () => new Promise(() => {});
  expect(await read()).toEqual([0, 3, 400]);
});
