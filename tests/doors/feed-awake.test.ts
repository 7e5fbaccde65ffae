import { expect, it } from 'vitest';
import type { Listen } from '../../server/db/listen.ts';
import { createLog } from '../../server/log.ts';
import { createFeed } from '../../server/session/feed.ts';
import { startHarness } from '../harness.ts';

it('stays awake while whoever watched turns a page', async () => {
  await using harness = await startHarness();
  let connections = 0;
  const listen: Listen = (...heard) => {
    connections += 1;
    return harness.database.listen(...heard);
  };
  const feed = createFeed(listen, createLog({ write: () => {} }));
  const proof = () =>
    new Promise<void>((resolve) => {
      const stop = feed.subscribe({
        onChange: () => {},
        onGap: () => {},
        onProof: () => {
          stop();
          resolve();
        },
      });
    });
  const leave = feed.hold();
  await proof();
  leave();
  await proof(); // still under way when the page was left
  await proof();
  feed.hold();
  expect(connections).toBe(1);
  await feed.close();
});
