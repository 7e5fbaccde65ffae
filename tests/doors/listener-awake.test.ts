import { expect, it } from 'vitest';
import type { Listen } from '../../server/db/listen.ts';
import { createLog } from '../../server/log.ts';
import { createChangeListener } from '../../server/session/change-listener.ts';
import { startHarness } from '../harness.ts';

it('stays connected during navigation', async () => {
  await using harness = await startHarness();
  let connections = 0;
  const listen: Listen = (...heard) => {
    connections += 1;
    return harness.database.listen(...heard);
  };
  const changeListener = createChangeListener(listen, createLog({ write: () => {} }));
  const proof = () =>
    new Promise<void>((resolve) => {
      const stop = changeListener.subscribe({
        onChange: () => {},
        onGap: () => {},
        onProof: () => {
          stop();
          resolve();
        },
      });
    });
  const leave = changeListener.hold();
  await proof();
  leave();
  await proof(); // its proof was still under way when the last page left
  await proof();
  changeListener.hold();
  expect(connections).toBe(1);
  await changeListener.close();
});
