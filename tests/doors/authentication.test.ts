import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { passkey, session, twoFactor } from '../../server/db/schema/index.ts';
import { SECOND_FACTOR_POLICIES, type SecondFactorPolicy } from '../../shared/second-factor.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { handNewest } from './handed.ts';
import { warm } from './statements.ts';
import { setTriggers } from './triggers.ts';

let here: Harness;
const others = new Map<SecondFactorPolicy, Harness>();
beforeAll(async () => {
  here = await startHarness();
  others.set('optional', here);
  for (const policy of ['encouraged', 'required'] as const)
    others.set(policy, await startHarness({ beside: here, env: { SECOND_FACTOR: policy } }));
});
afterAll(async () => {
  for (const [policy, harness] of others) if (policy !== 'optional') await harness[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});
const at = (policy: SecondFactorPolicy): Harness => others.get(policy) ?? here;

type Person = Awaited<ReturnType<Harness['signUp']>>;
type Told = { amr: string[]; authenticatedAt: string | null; stepUpUntil: string | null };

const changeSession = ({ user }: Person, values: Partial<typeof session.$inferInsert>) =>
  here.db.update(session).set(values).where(eq(session.userId, user.id));
const addApp = ({ user }: Person, verifiedAt: Date | null = new Date()) =>
  here.db.insert(twoFactor).values({ userId: user.id, secret: 'none', verifiedAt });
const addPasskey = ({ user }: Person) =>
  here.db.insert(passkey).values({
    id: randomUUID(),
    name: 'Key',
    publicKey: 'none',
    userId: user.id,
    credentialID: randomUUID(),
    counter: 0,
    deviceType: 'singleDevice',
    backedUp: false,
    rpId: 'localhost',
  });

/** What the bridge says about a session. */
const told = async (headers: Record<string, string>, harness = here): Promise<Told> => {
  const { amr, authenticatedAt, stepUpUntil } = JSON.parse(
    await (await harness.bridge(headers)).text(),
  ).session;
  return { amr, authenticatedAt, stepUpUntil };
};
/** The same in `session.current`. */
const current = async (headers: Record<string, string>, harness = here) => {
  const found = await harness.api(headers).session.current.query();
  if (!found) throw new Error('nobody is signed in');
  const { amr, authenticatedAt, stepUpUntil } = found.session;
  return { told: { amr, authenticatedAt, stepUpUntil } as Told, setUpRequired: found.setUpRequired };
};
const ago = (minutes: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - minutes * 60_000);
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 5 });

const FACTORS = {
  none: async () => {},
  'an app': addApp,
  'an app that was never verified': (ada: Person) => addApp(ada, null),
  'a passkey': addPasskey,
};
const PROOFS = {
  'by password': { steppedUpAt: ago(2), secondFactorAt: null, amr: ['pwd'] },
  'by password, long ago': { steppedUpAt: ago(30), secondFactorAt: null, amr: ['pwd'] },
  'by code': { steppedUpAt: ago(1), secondFactorAt: ago(3), amr: ['pwd', 'otp', 'mfa'] },
  'by passkey, long ago': { steppedUpAt: ago(1), secondFactorAt: ago(40), amr: ['pop', 'user', 'mfa'] },
  'before there were step-ups': { steppedUpAt: null, secondFactorAt: null, amr: ['pwd'] },
};

describe('the bridge and session.current tell the same of a session', () => {
  for (const policy of SECOND_FACTOR_POLICIES)
    for (const [factor, add] of Object.entries(FACTORS))
      it(`of a user with ${factor}, where a second factor is ${policy}`, async () => {
        const harness = at(policy);
        const isSet = factor === 'an app' || (factor === 'a passkey' && policy === 'required');
        const ada = await harness.signUp();
        await add(ada);
        const { authorization } = await handNewest(harness, ada.user.id);
        for (const proof of Object.values(PROOFS)) {
          const createdAt = ago(50);
          await changeSession(ada, { ...proof, createdAt });
          const provenAt = isSet ? proof.secondFactorAt : (proof.steppedUpAt ?? createdAt);
          const isRecent = provenAt !== null && provenAt > ago(10);
          const expected = {
            amr: proof.amr,
            authenticatedAt: provenAt?.toISOString() ?? null,
            stepUpUntil: isRecent ? new Date(provenAt.getTime() + 600_000).toISOString() : null,
          };
          const headers = { cookie: ada.cookie };
          await soon(async () => expect(await told(headers, harness)).toEqual(expected));
          await soon(async () => expect(await told({ authorization }, harness)).toEqual(expected));
          const own = await current(headers, harness);
          expect(own.told).toEqual(expected);
          expect(own.setUpRequired).toBe(
            policy === 'required' && ['none', 'an app that was never verified'].includes(factor),
          );
          expect(await current({ authorization, origin: TRUSTED_SITE }, harness)).toEqual(own);
        }
      });
});

describe('a change of how strongly a session was authenticated', () => {
  const stepUp = (ada: Person, harness = here) =>
    harness.api(browser(ada.cookie)).security.stepUp.mutate({ password: PASSWORD });

  it('is known at once to the process that stored it, to cookies, bearer tokens and sites', async () => {
    const ada = await here.signUp();
    await changeSession(ada, { steppedUpAt: ago(30) });
    const { authorization } = await handNewest(here, ada.user.id);
    const credentials = [
      { cookie: ada.cookie },
      { authorization: `Bearer ${ada.bearer}` },
      { authorization },
    ];
    await setTriggers(here, 'disable');
    try {
      for (const headers of credentials) {
        await warm(here, headers);
      }
      const { stepUpUntil } = await stepUp(ada);
      for (const headers of credentials) expect((await told(headers)).stepUpUntil).toBe(stepUpUntil);
    } finally {
      await setTriggers(here, 'enable');
    }
  });

  it('reaches the bridge of another process within moments', async () => {
    const there = at('encouraged');
    const ada = await here.signUp();
    await changeSession(ada, { steppedUpAt: ago(30) });
    for (const harness of [here, there])
      await soon(async () => {
        expect((await told({ cookie: ada.cookie }, harness)).stepUpUntil).toBeNull();
        await warm(harness, { cookie: ada.cookie });
      });
    const { stepUpUntil } = await stepUp(ada);
    expect((await told({ cookie: ada.cookie })).stepUpUntil).toBe(stepUpUntil);
    await soon(async () => expect((await told({ cookie: ada.cookie }, there)).stepUpUntil).toBe(stepUpUntil));
  });

  it('is known after a second factor was set up or removed with plain SQL', async () => {
    const ada = await here.signUp();
    await warm(here, { cookie: ada.cookie });
    await addApp(ada);
    await soon(async () => expect((await told({ cookie: ada.cookie })).authenticatedAt).toBeNull());
    await warm(here, { cookie: ada.cookie });
    await here.db.delete(twoFactor).where(eq(twoFactor.userId, ada.user.id));
    await soon(async () => expect((await told({ cookie: ada.cookie })).authenticatedAt).not.toBeNull());
  });

  it('is no longer answered from memory when the step-up is over', async () => {
    const ada = await here.signUp();
    const left = 3_000;
    await changeSession(ada, { steppedUpAt: new Date(Date.now() - 600_000 + left) });
    await soon(async () =>
      expect(Date.parse((await told({ cookie: ada.cookie })).stepUpUntil ?? '')).toBeLessThan(
        Date.now() + left,
      ),
    );
    await soon(async () => expect((await told({ cookie: ada.cookie })).stepUpUntil).toBeNull());
  });
});
