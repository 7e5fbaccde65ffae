import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

// A promise has its own async id only while an async context is enabled. The program runs in its own process, because
// the test runner also has contexts.
const PROGRAM = `
  import { executionAsyncId } from 'node:async_hooks';
  import { betterAuth } from 'better-auth';
  import { createAsyncContext } from './server/async-context.ts';
  const isOn = async () => { await null; return executionAsyncId() !== 0; };
  const auth = betterAuth({ secret: 'x'.repeat(32), baseURL: 'http://localhost', logger: { disabled: true } });
  const call = () => auth.handler(new Request('http://localhost/api/auth/get-session'));
  const context = createAsyncContext();
  const seen = [await isOn()];
  const slow = context.run('slow', async () => { await call(); await new Promise((done) => setTimeout(done, 50)); return context.get(); });
  await context.run('quick', call);
  seen.push(await isOn(), await slow, await isOn());
  await context.run('fails', () => Promise.reject(new Error('no'))).catch(() => {});
  seen.push(await isOn(), context.get() ?? null);
  await call();
  seen.push(await isOn());
  process.stdout.write(JSON.stringify(seen));
`;

it('is disabled together with Better Auth’s when no call is left, not earlier', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
    { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const costs = Number(process.versions.node.split('.')[0]) < 24;
  expect(JSON.parse(stdout)).toEqual([false, costs, 'slow', false, false, null, costs]);
});
