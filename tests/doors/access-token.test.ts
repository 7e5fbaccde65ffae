import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oauthAccessToken, session, user } from '../../server/db/schema/index.ts';
import { createAccessTokens } from '../../server/session/access-token.ts';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';
import { endGrant, handNewest, handOver } from './handed.ts';
import { mintSessions } from './minted.ts';
import { holdAnswers, warm, watchStatements } from './statements.ts';
import { setTriggers } from './triggers.ts';

const OTHER_SITE = 'https://tutor.example.org';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { TRUSTED_ORIGINS: `${TRUSTED_SITE},${OTHER_SITE}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

type Body = { code: string; session: { expiresAt: string; via: string | null } };
const ask = async (headers: Record<string, string>) => {
  const response = await harness.bridge(headers);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
};
const statusOf = async (authorization: string) => (await harness.bridge({ authorization })).status;
/** A person whose session was handed to a site. */
const handed = async (options?: Parameters<typeof handNewest>[2]) => {
  const ada = await harness.signUp();
  return { ada, ...(await handNewest(harness, ada.user.id, options)) };
};

describe('an access token at the bridge', () => {
  it('gets the answer of its session, with the site that the session was handed to', async () => {
    const { ada, authorization, sessionId } = await handed();
    const byCookie = await ask({ cookie: ada.cookie });
    const bySite = await ask({ authorization });
    expect([byCookie.status, bySite.status]).toEqual([200, 200]);
    expect(byCookie.body.session.via).toBeNull();
    expect(bySite.body).toEqual({
      ...byCookie.body,
      session: {
        ...byCookie.body.session,
        id: sessionId,
        via: TRUSTED_SITE,
        expiresAt: expect.any(String),
      },
    });
    expect(JSON.stringify(bySite.body)).not.toContain(ada.token);
  });

  it('gets its own end as `expiresAt`, so that a keeper of answers does not keep them longer', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { ada, authorization } = await handed({ expiresAt });
    expect((await ask({ authorization })).body.session.expiresAt).toBe(expiresAt.toISOString());
    const soon = new Date(Date.now() + 30_000);
    await harness.db.update(session).set({ expiresAt: soon }).where(eq(session.userId, ada.user.id));
    await vi.waitFor(
      async () => expect((await ask({ authorization })).body.session.expiresAt).toBe(soon.toISOString()),
      { timeout: 30_000 },
    );
  });

  it('is refused with the body of every invalid session: forged, unknown, expired, of an ended grant', async () => {
    const { authorization, token } = await handed();
    const expired = await handed({ expiresAt: new Date(Date.now() - 1_000) });
    const ended = await handed();
    await endGrant(harness, ended.grantId);
    const { ada: signedOut, ...last } = await handed();
    await harness.post('/api/auth/sign-out', {}, browser(signedOut.cookie));
    const known = createAccessTokens([Buffer.alloc(32)]).create().token;
    const query = watchStatements(harness);
    const flip = (text: string) => text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA');
    for (const forged of [known, flip(token), token.replace('gat_', 'gat_A').replace(/.\./, '.')])
      expect(await statusOf(`Bearer ${forged}`)).toBe(401);
    expect(query).not.toHaveBeenCalled();
    const bodies = new Set<string>();
    for (const one of [`Bearer ${known}`, expired.authorization, ended.authorization, last.authorization]) {
      const { status, body, headers } = await ask({ authorization: one });
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      bodies.add(JSON.stringify({ ...body, requestId: '' }));
    }
    expect([...bodies]).toHaveLength(1);
    expect(await statusOf(authorization)).toBe(200);
  });

  it('is refused when another site sends it, cold and from memory, and stays good for its own', async () => {
    const { authorization } = await handed();
    for (const round of ['cold', 'warm']) {
      if (round === 'warm') await warm(harness, { authorization });
      for (const origin of [OTHER_SITE, 'null', `${TRUSTED_SITE}.evil.example`, harness.config.http.url]) {
        const { status, body } = await ask({ authorization, origin });
        expect([round, origin, status, body.code]).toEqual([round, origin, 401, 'invalid_session']);
      }
      expect((await ask({ authorization, origin: TRUSTED_SITE })).status).toBe(200);
      expect((await ask({ authorization })).status).toBe(200);
    }
    // The scheme's other spelling is another header, which is found by the token.
    const respelled = authorization.replace('Bearer', 'bearer');
    expect((await ask({ authorization: respelled, origin: OTHER_SITE })).status).toBe(401);
    expect((await ask({ authorization: respelled, origin: TRUSTED_SITE })).status).toBe(200);
  });

  it('is refused when its site is not trusted any more', async () => {
    const { authorization } = await handed();
    await using without = await startHarness({ beside: harness });
    expect((await without.bridge({ authorization })).status).toBe(200);
    const other = await handed({ site: OTHER_SITE });
    expect((await without.bridge({ authorization: other.authorization })).status).toBe(401);
    expect(await statusOf(other.authorization)).toBe(200);
  });

  it('is refused past the absolute end of its session, and with the session of a banned user', async () => {
    const ada = await harness.signUp();
    const createdAt = new Date(Date.now() - 31 * 86_400_000);
    const past = await mintSessions(harness, ada.user.id, 1, { createdAt });
    const { authorization } = await handNewest(harness, ada.user.id);
    const old = await handOver(harness, past[0]?.id ?? '');
    expect([await statusOf(old.authorization), await statusOf(authorization)]).toEqual([401, 200]);
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.user.id));
    await vi.waitFor(async () => expect((await ask({ authorization })).body.code).toBe('account_disabled'), {
      timeout: 30_000,
    });
    const bySite = await ask({ authorization, origin: OTHER_SITE });
    expect([bySite.status, bySite.body.code]).toEqual([401, 'invalid_session']);
  });

  it('is refused while the deletion of the account is pending, like the session itself', async () => {
    const { ada, authorization } = await handed();
    await harness.db.update(user).set({ deletionDueAt: new Date() }).where(eq(user.id, ada.user.id));
    await vi.waitFor(
      async () => {
        expect((await ask({ authorization })).body.code).toBe('account_disabled');
        expect((await ask({ cookie: ada.cookie })).body.code).toBe('account_disabled');
      },
      { timeout: 30_000 },
    );
  });

  it('is ambiguous beside a session cookie', async () => {
    const { ada, authorization } = await handed();
    await warm(harness, { authorization });
    const { status, body } = await ask({ cookie: ada.cookie, authorization });
    expect([status, body.code]).toEqual([400, 'ambiguous_credentials']);
  });
});

describe('the answer to an access token in memory', () => {
  it('is given without a query, with the same bytes, and only until the token ends', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { authorization } = await handed({ expiresAt });
    const body = await warm(harness, { authorization });
    const query = watchStatements(harness);
    expect(await (await harness.bridge({ authorization })).text()).toBe(body);
    expect(await (await harness.bridge({ authorization: authorization.toLowerCase() })).status).toBe(401);
    expect(query).not.toHaveBeenCalled();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(expiresAt.getTime() + 1);
    expect(await statusOf(authorization)).toBe(401);
    clock.mockRestore();
  });

  it('shares one statement with the answers to other tokens', async () => {
    const ada = await harness.signUp();
    await warm(harness, { cookie: ada.cookie });
    const tokens = await Promise.all(Array.from({ length: 50 }, () => handNewest(harness, ada.user.id)));
    const query = watchStatements(harness);
    const statuses = await Promise.all(tokens.map(({ authorization }) => statusOf(authorization)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('ends in every process when somebody else ends the grant, and no other answer does', async () => {
    const { ada, authorization, grantId } = await handed();
    const other = await handNewest(harness, ada.user.id);
    for (const one of [authorization, other.authorization]) await warm(harness, { authorization: one });
    await endGrant(harness, grantId);
    await vi.waitFor(async () => expect(await statusOf(authorization)).toBe(401), { timeout: 30_000 });
    expect(await statusOf(other.authorization)).toBe(200);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it('is not kept when the grant ended before the answer arrived', async () => {
    const { ada, authorization, grantId } = await handed();
    await warm(harness, { cookie: ada.cookie });
    const received = vi.fn();
    const unsubscribe = harness.changeListener.subscribe({ onChange: received, onGap: () => {} });
    const answers = holdAnswers(harness);
    const early = statusOf(authorization);
    await answers.held();
    vi.restoreAllMocks();
    await endGrant(harness, grantId);
    const ended = { kind: 'user.changed', userId: ada.user.id, parts: ['sessions'] };
    await vi.waitFor(() => expect(received).toHaveBeenCalledWith(ended), { timeout: 30_000 });
    answers.release();
    expect(await early).toBe(200);
    expect(await statusOf(authorization)).toBe(401);
    unsubscribe();
  });

  describe('ends before the answer to the call that ends its session', () => {
    beforeAll(() => setTriggers(harness, 'disable'));
    afterAll(() => setTriggers(harness, 'enable'));

    it.each([
      [
        'sign-out',
        ({ cookie }: { cookie: string }) => harness.post('/api/auth/sign-out', {}, browser(cookie)),
      ],
      [
        'revoke-sessions',
        ({ cookie }: { cookie: string }) => harness.post('/api/auth/revoke-sessions', {}, browser(cookie)),
      ],
      [
        'a sign-in that replaces it',
        ({ cookie, email }: { cookie: string; email: string }) => harness.signIn(email, {}, browser(cookie)),
      ],
      [
        "another person's sign-up that replaces it",
        ({ cookie }: { cookie: string }) => harness.signUp({}, browser(cookie)),
      ],
      [
        'the end of the grant alone',
        ({ cookie }: { cookie: string }, id: string) =>
          harness.api(browser(cookie)).session.revokeGrant.mutate({ id }),
      ],
    ])('%s', async (_, end) => {
      const { ada, authorization, grantId } = await handed();
      await warm(harness, { authorization });
      await end(ada, grantId);
      expect(await statusOf(authorization)).toBe(401);
    });

    it('a change with SQL and without an event is seen only after the cached answer', async () => {
      const { authorization } = await handed();
      await warm(harness, { authorization });
      await harness.db.delete(oauthAccessToken);
      expect(await statusOf(authorization)).toBe(200);
    });
  });
});
