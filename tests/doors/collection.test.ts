import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

// The answer that the service sends is not the object that Better Auth created. That object may be garbage-collected
// before anybody reads the answer.

let harness: Harness;
let collect: () => void;
beforeAll(async () => {
  harness = await startHarness();
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc');
});
afterAll(() => harness[Symbol.asyncDispose]());

it('an answer can be read when the objects it was made from are collected', async () => {
  const { email, cookie } = await harness.signUp();
  const wrong = { email, password: 'not the password' };
  const ways: [string, number, () => Promise<Response>][] = [
    ['a wrong password', 401, () => harness.post('/api/auth/sign-in/email', wrong, browser())],
    ['a wrong password of a program', 401, () => harness.post('/api/auth/sign-in/email', wrong)],
    ['a sign-in', 200, () => harness.post('/api/auth/sign-in/email', { email, password: PASSWORD })],
    ['a taken address', 422, () => harness.post('/api/auth/sign-up/email', { name: 'A', ...wrong })],
    ['a short password', 400, () => harness.post('/api/auth/sign-up/email', { ...wrong, password: 'x' })],
    ['get-session', 200, () => harness.request('/api/auth/get-session', { headers: { cookie } })],
    ['tRPC', 200, () => harness.request('/api/trpc/session.current', { headers: { cookie } })],
    ['the bridge', 200, () => harness.bridge({ cookie })],
  ];
  const answers = [];
  for (const [name, status, ask] of [...ways, ...ways]) answers.push([name, status, await ask()] as const);
  for (let times = 0; times < 3; times += 1) {
    collect();
    await turn();
  }
  for (const [name, status, response] of answers) {
    expect([name, response.status]).toEqual([name, status]);
    expect([name, typeof (await response.json())]).toEqual([name, 'object']);
  }
});
