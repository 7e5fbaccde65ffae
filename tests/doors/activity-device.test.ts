import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

// Which rows of the security log are marked as rows of the device that reads them.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A browser. It stores the cookies it receives, whoever of its users is signed in. */
function openBrowser() {
  const jar = new Map<string, { value: string; path: string }>();
  const cookie = (path: string) =>
    [...jar]
      .filter(([, kept]) => path.startsWith(kept.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  const post = async (path: string, body: object) => {
    const response = await harness.post(path, body, browser(cookie(path)));
    for (const [pair = '', ...attributes] of response.headers.getSetCookie().map((one) => one.split('; '))) {
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else {
        const path = attributes.find((one) => one.startsWith('Path='))?.slice(5) ?? '/';
        jar.set(pair.slice(0, at), { value: pair.slice(at + 1), path });
      }
    }
    return response;
  };
  return {
    jar,
    post,
    cookie,
    signUp: (email: string) => post('/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD }),
    signIn: (email: string, password = PASSWORD) => post('/api/auth/sign-in/email', { email, password }),
    signOut: () => post('/api/auth/sign-out', {}),
    api: () => harness.api(browser(cookie('/api/trpc'))),
    /** The kinds in order of time, with `*` before the rows of this device. */
    async list() {
      const { items } = await this.api().activity.list.query({ limit: 100 });
      return items
        .reverse()
        .map(({ kind, ok, thisDevice }) => `${thisDevice ? '*' : ''}${ok ? '' : 'failed '}${kind}`);
    },
  };
}
const newAddress = () => `${randomUUID()}@example.com`;

describe('a row of the security log', () => {
  it('belongs to this device if this browser did it, in any session', async () => {
    const email = newAddress();
    const [laptop, phone] = [openBrowser(), openBrowser()];
    await laptop.signUp(email);
    await laptop.signOut();
    await laptop.signIn(email, 'wrong');
    await laptop.signIn(email);
    await phone.signIn(email, 'wrong');
    await phone.signIn(email);
    await phone.post('/api/auth/request-password-reset', { email });
    await laptop.api().security.stepUp.mutate({ password: PASSWORD });
    await laptop.api().account.changeEmail.mutate({ email: newAddress() });
    expect(await laptop.list()).toEqual([
      '*sign_up',
      '*sign_out',
      '*failed sign_in',
      '*sign_in',
      'failed sign_in',
      'sign_in',
      'password_reset_requested',
      '*step_up',
      '*email_change_requested',
    ]);
    expect(await phone.list()).toEqual([
      'sign_up',
      'sign_out',
      'failed sign_in',
      'sign_in',
      'failed sign_in', // nobody had signed in with this browser yet
      '*sign_in',
      '*password_reset_requested',
      'step_up',
      'email_change_requested',
    ]);
  });

  it('belongs to no device of the owner if a copy of the session did it', async () => {
    const email = newAddress();
    const laptop = openBrowser();
    const thief = openBrowser();
    await laptop.signUp(email);
    for (const [name, value] of laptop.jar) if (!name.endsWith('browser')) thief.jar.set(name, value);
    await thief.api().security.stepUp.mutate({ password: PASSWORD });
    expect(await laptop.list()).toEqual(['*sign_up', 'step_up']);
  });

  it('still belongs to this device after a reset, which makes every browser unknown', async () => {
    const email = newAddress();
    const laptop = openBrowser();
    await laptop.signUp(email);
    await laptop.post('/api/auth/request-password-reset', { email });
    const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const chosen = 'another horse battery';
    expect((await laptop.post('/api/auth/reset-password', { newPassword: chosen, token })).status).toBe(200);
    await laptop.signIn(email, chosen);
    const rows = await laptop.list();
    expect(rows).toEqual(['*sign_up', '*password_reset_requested', '*password_reset', '*sign_in']);
  });

  it('is the same in the answers embedded in the page', async () => {
    const email = newAddress();
    const laptop = openBrowser();
    await laptop.signUp(email);
    await laptop.signOut();
    await laptop.signIn(email);
    for (const [path, procedure] of [
      ['/account/activity', 'activity.list'],
      ['/account', 'security.overview'],
    ] as const) {
      const headers = { 'sec-fetch-dest': 'document', cookie: laptop.cookie(path) };
      const said = await harness.request(`/api/trpc/${procedure}?input=%7B%7D`, {
        headers: browser(laptop.cookie('/api/trpc')),
      });
      const { data } = (await said.json()).result;
      // A page whose answers are slow is sent without them.
      await vi.waitFor(
        async () => {
          const html = await (await harness.request(path, { headers })).text();
          const [, json = '{}'] = /id="answers">(.*?)<\/script/.exec(html) ?? [];
          expect(JSON.parse(json)[procedure]?.data).toEqual(data);
        },
        { timeout: 30_000, interval: 100 },
      );
    }
  });

  it('belongs to a program if the program’s session did it', async () => {
    const { email, bearer } = await harness.signUp();
    const other = await harness.signIn(email);
    const list = async (token: string) =>
      (await harness.api({ authorization: `Bearer ${token}` }).activity.list.query()).items
        .reverse()
        .map(({ kind, thisDevice }) => `${thisDevice ? '*' : ''}${kind}`);
    expect(await list(bearer)).toEqual(['*sign_up', 'sign_in']);
    expect(await list(other.bearer)).toEqual(['sign_up', '*sign_in']);
  });

  it('belongs to the right user when several share a browser', async () => {
    const act = fc.record({ on: fc.nat(1), who: fc.nat(1), does: fc.constantFrom('in', 'out', 'fail') });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        const devices = [openBrowser(), openBrowser()];
        const emails = [newAddress(), newAddress()];
        for (const [index, email] of emails.entries()) await devices[index]?.signUp(email);
        for (const { on, who, does } of acts) {
          const device = devices[on] ?? openBrowser();
          if (does === 'out') await device.signOut();
          else await device.signIn(emails[who] ?? '', does === 'fail' ? 'wrong' : PASSWORD);
        }
        for (const email of emails) {
          const seen: string[][] = [];
          for (const device of devices) {
            await device.signIn(email);
            seen.push(await device.list());
          }
          // The second reader has one row more. Of the rows that both see, no row is marked on both devices.
          const [first = [], second = []] = seen;
          for (const [index, row] of first.entries())
            expect([row, second[index]].filter((one) => one?.startsWith('*')).length, row).toBeLessThan(2);
          expect(first.at(-1)).toBe('*sign_in');
          expect(second.at(-1)).toBe('*sign_in');
        }
      }),
      { numRuns: 4 },
    );
  });
});

it('the overview’s last sign-in elsewhere was in another browser', async () => {
  const email = newAddress();
  const [laptop, phone] = [openBrowser(), openBrowser()];
  await laptop.signUp(email);
  await laptop.signOut();
  await laptop.signIn(email);
  expect((await laptop.api().security.overview.query()).otherSignIn).toBeNull();
  await phone.signIn(email);
  await laptop.signOut();
  await laptop.signIn(email);
  const { otherSignIn } = await laptop.api().security.overview.query();
  const { items } = await phone.api().activity.list.query({ kinds: ['sign_in'] });
  expect(otherSignIn?.at).toBe(items.find(({ thisDevice }) => thisDevice)?.at);
});
