import { expect, it } from 'vitest';
import type { Log } from '../../server/log.ts';
import { createRenderer } from '../../server/portal/page-renderer.ts';

it('a renderer that failed to start is started again for the next page', async () => {
  const warned: unknown[] = [];
  const log = { warn: (fields: unknown) => warned.push(fields) } as unknown as Log;
  let opened = 0;
  const open = async () => {
    opened += 1;
    if (opened === 1) throw new Error('too many open files');
    return async () => '<p></p>';
  };
  const render = createRenderer(open, log);
  const visit = { path: '/account', step: null, answers: {}, language: 'en', catalogue: {} } as const;
  expect([await render(visit), await render(visit), await render(visit)]).toEqual([
    null,
    '<p></p>',
    '<p></p>',
  ]);
  expect([opened, warned.length]).toEqual([2, 1]);
});
