import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_FACTOR_POLICIES, type SecondFactorPolicy } from '../../shared/second-factor.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { makeOlder } from './second-factors.ts';
import { call, cookiesOf, createApp, forgetStep, readJson } from './two-factor-calls.ts';

// Random histories of an account, against a few lines that say what must hold: may this session do a sensitive action
// now? Every door that asks for a step-up has to say the same.

const services = {} as Record<SecondFactorPolicy, Harness>;
beforeAll(async () => {
  services.optional = await startHarness();
  const beside = services.optional;
  for (const policy of ['encouraged', 'required'] as const)
    services[policy] = await startHarness({ beside, env: { SECOND_FACTOR: policy } });
});
afterAll(async () => {
  for (const policy of [...SECOND_FACTOR_POLICIES].reverse()) await services[policy][Symbol.asyncDispose]();
});

/** In minutes; null for never. `strongAt`: the last passkey or code. */
type Known = { cookie: string; provenAt: number; strongAt: number | null };
const MINUTES = 10;
const TRUST = 30 * 24 * 60;

/** An account: the real one, and what must be true of it. */
async function open(on: Harness, policy: SecondFactorPolicy) {
  const ada = await on.signUpConfirmed({}, browser());
  const calls = createPasskeyCalls(on);
  const authenticator = createAuthenticator();
  let clock = 0;
  let code = () => '';
  let password = PASSWORD;
  let hasApp = false;
  let passkeyIds: string[] = [];
  let mark = '';
  let trustedUntil = 0;
  let sessions: Known[] = [{ cookie: ada.cookie, provenAt: 0, strongAt: null }];

  const isSet = () => hasApp || (policy === 'required' && passkeyIds.length > 0);
  const may = ({ provenAt, strongAt }: Known) => {
    const at = isSet() ? strongAt : provenAt;
    return at !== null && clock - at < MINUTES;
  };
  const pick = (at: number) => sessions[at % sessions.length] as Known;
  const apiOf = (one: Known) => on.api(browser(one.cookie));
  const prove = (one: Known, isStrong: boolean) => {
    one.provenAt = clock;
    if (isStrong) one.strongAt = clock;
  };
  const nextCode = async () => {
    await forgetStep(on, ada.user.id);
    return code();
  };
  const post = (path: string, body: object, { cookie }: Known) =>
    on.post(`/api/auth${path}`, body, browser(cookie));
  /** 'ok', or the code of the refusal. */
  const outcomeOf = async (response: Response): Promise<string> =>
    response.status === 200 ? 'ok' : String((await readJson(response)).code).toLowerCase();
  const reasonOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'ok',
      (error: { data?: { reason?: string } }) => error.data?.reason ?? String(error),
    );
  const pass = async (minutes: number) => {
    await makeOlder(on, ada.user.id, minutes);
    clock += minutes;
  };
  const remember = (cookie: string, isStrong: boolean) => {
    mark = cookie.split('; ').find((one) => one.startsWith('gatehouse.browser=')) ?? mark;
    sessions.push({ cookie, provenAt: clock, strongAt: isStrong ? clock : null });
  };

  /** Each door that asks for a step-up, called so that nothing is changed. */
  const doors: Record<string, (one: Known) => Promise<string>> = {
    'account.export': (one) => reasonOf(apiOf(one).account.export.query()),
    'account.changeEmail': (one) =>
      reasonOf(apiOf(one).account.changeEmail.mutate({ email: `new-${ada.email}` })),
    'account.requestDeletion': async (one) => {
      const reason = await reasonOf(apiOf(one).account.requestDeletion.mutate());
      await apiOf(one).account.cancelDeletion.mutate();
      return reason;
    },
    'change-email': async (one) =>
      outcomeOf(await post('/change-email', { newEmail: `new-${ada.email}` }, one)),
    'change-password': async (one) =>
      outcomeOf(await post('/change-password', { newPassword: 'password' }, one)),
    'two-factor/generate-backup-codes': async (one) =>
      hasApp ? outcomeOf(await call(on, 'generate-backup-codes', {}, browser(one.cookie))) : 'skipped',
    'two-factor/get-totp-uri': async (one) =>
      hasApp ? outcomeOf(await call(on, 'get-totp-uri', {}, browser(one.cookie))) : 'skipped',
    'two-factor/enable': async (one) =>
      hasApp ? 'skipped' : outcomeOf(await call(on, 'enable', {}, browser(one.cookie))),
    'passkey/generate-register-options': async (one) =>
      outcomeOf(await calls.get('generate-register-options', one.cookie)),
    'passkey/delete-passkey': async (one) =>
      outcomeOf(await post('/passkey/delete-passkey', { id: 'unknown' }, one)),
  };

  const steps: Record<string, (at: number, choice: boolean) => Promise<void>> = {
    async wait(at) {
      await pass([4, 7, 11][at % 3] ?? 4);
    },
    async waitUntilTrustEnds() {
      await pass(TRUST + 1);
    },
    async signInByPassword(_, wantsTrust) {
      const body = { email: ada.email, password };
      const entered = await on.post('/api/auth/sign-in/email', body, browser(mark));
      const { twoFactorRedirect } = await readJson(entered);
      const mustAsk = isSet() && clock >= trustedUntil;
      expect([entered.status, twoFactorRedirect === true]).toEqual([200, mustAsk]);
      if (!mustAsk) return remember(cookiesOf(entered), false);
      const half = [mark, cookiesOf(entered)].filter(Boolean).join('; ');
      if (!hasApp) {
        const done = await calls.signIn(authenticator, {}, half);
        expect(done.status).toBe(200);
        return remember(cookiesOf(done), true);
      }
      const sent = { code: await nextCode(), trustDevice: wantsTrust };
      const done = await call(on, 'verify-totp', sent, browser(half));
      expect(done.status).toBe(200);
      remember(cookiesOf(done), true);
      if (wantsTrust) trustedUntil = clock + TRUST;
    },
    async signInByPasskey() {
      if (passkeyIds.length === 0) return;
      const done = await calls.signIn(authenticator, {}, mark);
      expect(done.status).toBe(200);
      remember(cookiesOf(done), true);
    },
    async stepUpByPassword(at, isRaw) {
      const one = pick(at);
      const reason = isRaw
        ? await outcomeOf(await post('/verify-password', { password }, one))
        : await reasonOf(apiOf(one).security.stepUp.mutate({ password }));
      expect(reason).toBe(isSet() ? 'step_up_required' : 'ok');
      if (!isSet()) prove(one, false);
    },
    async stepUpByCode(at, isRaw) {
      if (!hasApp) return;
      const one = pick(at);
      const sent = { code: await nextCode() };
      const reason = isRaw
        ? await outcomeOf(await call(on, 'verify-totp', sent, browser(one.cookie)))
        : await reasonOf(apiOf(one).security.stepUp.mutate(sent));
      expect(reason).toBe('ok');
      prove(one, true);
    },
    async stepUpByPasskey(at) {
      if (passkeyIds.length === 0) return;
      const one = pick(at);
      const { passkey } = await apiOf(one).security.beginStepUp.mutate();
      await apiOf(one).security.stepUp.mutate({ passkey: authenticator.get(passkey) });
      prove(one, true);
    },
    async turnOn(at, withPassword) {
      if (hasApp) return;
      const one = pick(at);
      const isProven = may(one) || (withPassword && !isSet());
      const begun = await call(on, 'enable', withPassword ? { password } : {}, browser(one.cookie));
      expect(begun.status).toBe(isProven ? 200 : 403);
      if (!isProven) return;
      code = createApp(String((await readJson(begun)).totpURI));
      const sent = { code: await nextCode() };
      expect((await call(on, 'verify-totp', sent, browser(one.cookie))).status).toBe(200);
      hasApp = true;
      prove(one, true);
    },
    async turnOff(at, withPassword) {
      if (!hasApp) return;
      const one = pick(at);
      const done = await call(on, 'disable', withPassword ? { password } : {}, browser(one.cookie));
      expect(done.status).toBe(may(one) ? 200 : 403);
      if (done.status !== 200) return;
      hasApp = false;
      trustedUntil = 0;
    },
    async addPasskey(at) {
      if (passkeyIds.length > 0) return;
      const one = pick(at);
      const isAllowed = may(one);
      const options = await calls.get('generate-register-options', one.cookie);
      expect(options.status).toBe(isAllowed ? 200 : 403);
      if (!isAllowed) return;
      const response = authenticator.create(await options.json());
      const added = await post('/passkey/verify-registration', { response }, one);
      expect(added.status).toBe(200);
      passkeyIds = [String((await readJson(added)).id)];
      prove(one, true);
    },
    async removePasskey(at) {
      const [id] = passkeyIds;
      if (id === undefined) return;
      const one = pick(at);
      const removed = await post('/passkey/delete-passkey', { id }, one);
      expect(removed.status).toBe(may(one) ? 200 : 403);
      if (removed.status === 200) passkeyIds = [];
    },
    async changePassword(at) {
      const one = pick(at);
      const next = `${PASSWORD} ${Math.random()}`;
      const isAllowed = !isSet() || may(one);
      const body = { currentPassword: password, newPassword: next };
      const changed = await post('/change-password', body, one);
      expect(changed.status).toBe(isAllowed ? 200 : 403);
      if (!isAllowed) return;
      password = next;
      trustedUntil = 0;
      sessions = [{ ...one, cookie: cookiesOf(changed), provenAt: clock }];
    },
  };

  /** Asks one door, and the two procedures that say whether every door is open. */
  async function check(one: Known, door: string): Promise<void> {
    const isOpen = may(one);
    const said = await doors[door]?.(one);
    if (said !== 'skipped') expect([door, said !== 'step_up_required']).toEqual([door, isOpen]);
    const { stepUpUntil } = await apiOf(one).security.overview.query();
    const current = await apiOf(one).session.current.query();
    expect([stepUpUntil !== null, (current?.session.stepUpUntil ?? null) !== null]).toEqual([isOpen, isOpen]);
  }

  return { steps, doors: Object.keys(doors), check, pick, sessions: () => sessions };
}

/** How often a step is taken. What opens or proves more is more frequent, so that few histories are idle. */
const WEIGHTS: Record<string, number> = {
  ...{ signInByPassword: 6, signInByPasskey: 2, turnOn: 4, addPasskey: 4 },
  ...{ stepUpByPassword: 3, stepUpByCode: 2, stepUpByPasskey: 2, wait: 3, waitUntilTrustEnds: 1 },
  ...{ turnOff: 1, removePasskey: 1, changePassword: 1 },
};

/** Steps that random histories seldom take in this order: a sign-in in a trusted browser, and an older session. */
const TRUSTED: [name: string, at: number, choice: boolean, door: number][] = [
  ['signInByPassword', 0, false, 0],
  ['turnOn', 0, true, 1],
  ['signInByPassword', 1, true, 2],
  ['signInByPassword', 3, false, 3],
  ['stepUpByPassword', 3, true, 4],
  ['stepUpByCode', 3, true, 5],
  ['wait', 2, false, 6],
  ['changePassword', 3, false, 7],
];

describe('whether a session may do a sensitive action', () => {
  it.each(SECOND_FACTOR_POLICIES)(
    'every door follows the same rule after any history (%s)',
    { timeout: 300_000 },
    async (policy) => {
      const toName = (name: string, weight: number) => ({ arbitrary: fc.constant(name), weight });
      const names = fc.oneof(...Object.entries(WEIGHTS).map(([name, weight]) => toName(name, weight)));
      const step = fc.tuple(names, fc.nat(11), fc.boolean(), fc.nat(99));
      const history = fc.array(step, { minLength: 8, maxLength: 14, size: 'max' });
      await fc.assert(
        fc.asyncProperty(history, async (taken) => {
          const account = await open(services[policy], policy);
          for (const [name, at, choice, door] of taken) {
            await account.steps[name]?.(at, choice);
            const session = account.pick(at);
            await account.check(session, account.doors[door % account.doors.length] ?? '');
          }
          for (const [at, session] of account.sessions().entries())
            await account.check(session, account.doors[at % account.doors.length] ?? '');
        }),
        // 'encouraged' differs from 'optional' only in what the portal says.
        { numRuns: policy === 'encouraged' ? 3 : 10, endOnFailure: true, examples: [[TRUSTED]] },
      );
    },
  );
});
