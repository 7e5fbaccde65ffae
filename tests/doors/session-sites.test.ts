import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, oauthAccessToken, oauthGrant, session } from '../../server/db/schema/index.ts';
import { SITES_MOST } from '../../server/oauth/sites.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { handOver } from './handed.ts';

const BOOK = 'https://book.example.org';
const LAB = 'https://lab.example.net';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

type Person = Awaited<ReturnType<Harness['signUp']>>;
type Changes = Partial<typeof oauthGrant.$inferInsert>;

/** Hands the session of a bearer token to a site, and changes the grant. */
async function handTo({ token }: Pick<Person, 'token'>, changes: Changes = {}): Promise<string> {
  const [found] = await harness.db.select({ id: session.id }).from(session).where(eq(session.token, token));
  const { grantId } = await handOver(harness, found?.id ?? '');
  await harness.db
    .update(oauthGrant)
    .set({ clientId: BOOK, ...changes })
    .where(eq(oauthGrant.id, grantId));
  return grantId;
}

const listSites = async (cookie: string) =>
  (await harness.api({ cookie }).session.list.query()).map(({ sites }) => sites);
const findGrant = (id: string) => harness.db.select().from(oauthGrant).where(eq(oauthGrant.id, id));
const reasonOf = (reason: string, httpStatus: number) => ({ data: { reason, httpStatus } });

describe('session.list', () => {
  it('shows under each session the sites that it was handed to, the newest first', async () => {
    const laptop = await harness.signUp();
    const phone = await harness.signIn(laptop.email);
    const stranger = await harness.signUp();
    const early = await handTo(laptop, { createdAt: ago(60) });
    const late = await handTo(laptop, { clientId: LAB, createdAt: ago(5) });
    const onPhone = await handTo(phone);
    await handTo(stranger);
    await harness.db
      .update(oauthGrant)
      .set({ lastUsedAt: ago(3) })
      .where(eq(oauthGrant.id, early));

    const [here, there] = await listSites(laptop.cookie);
    expect(here?.map(({ id, origin }) => [id, origin])).toEqual([
      [late, LAB],
      [early, BOOK],
    ]);
    expect(there?.map(({ id }) => id)).toEqual([onPhone]);
    const [row] = await findGrant(early);
    expect(here?.[1]).toEqual({
      id: early,
      origin: BOOK,
      createdAt: row?.createdAt.toISOString(),
      lastUsedAt: row?.lastUsedAt.toISOString(),
    });
    expect(await listSites(phone.cookie)).toEqual([there, here]);
  });

  it('leaves out a grant without a refresh token whose access token has expired', async () => {
    const ada = await harness.signUp();
    const lasting = await handTo(ada, { expiresAt: ago(1) });
    const running = await handTo(ada, { refreshHash: null, createdAt: ago(1) });
    const over = await handTo(ada, { refreshHash: null, expiresAt: ago(1) });
    const [sites] = await listSites(ada.cookie);
    expect(sites?.map(({ id }) => id)).toEqual([lasting, running]);
    await expect(
      harness.api(browser(ada.cookie)).session.revokeGrant.mutate({ id: over }),
    ).rejects.toMatchObject(reasonOf('not_found', 404));
  });

  it(`shows the newest ${SITES_MOST} of a session, and all of another`, async () => {
    const ada = await harness.signUp();
    const other = await harness.signIn(ada.email);
    for (let at = 0; at < SITES_MOST + 2; at += 1) await handTo(ada, { createdAt: ago(10 + at) });
    const newest = await handTo(ada);
    await handTo(other, { createdAt: ago(9_000) });
    const [here, there] = await listSites(ada.cookie);
    expect(here).toHaveLength(SITES_MOST);
    expect(here?.[0]?.id).toBe(newest);
    expect(there).toHaveLength(1);
  });
});

describe('session.revokeGrant', () => {
  it('ends one grant with its tokens, on any device of the user; sessions and other grants go on', async () => {
    const laptop = await harness.signUp();
    const phone = await harness.signIn(laptop.email);
    const [gone, kept] = [await handTo(phone), await handTo(phone, { clientId: LAB })];
    const api = harness.api(browser(laptop.cookie));
    expect(await api.session.revokeGrant.mutate({ id: gone })).toEqual({ revoked: true });
    expect(await findGrant(gone)).toEqual([]);
    const tokens = await harness.db.select().from(oauthAccessToken).where(eq(oauthAccessToken.grantId, gone));
    expect(tokens).toEqual([]);
    const [, there] = await listSites(laptop.cookie);
    expect(there?.map(({ id }) => id)).toEqual([kept]);
    expect((await harness.bridge({ cookie: phone.cookie })).status).toBe(200);
    await expect(api.session.revokeGrant.mutate({ id: gone })).rejects.toMatchObject(
      reasonOf('not_found', 404),
    );
  });

  it('is logged once, with the site and the session', async () => {
    const ada = await harness.signUp();
    const id = await handTo(ada);
    const api = harness.api(browser(ada.cookie));
    await api.session.revokeGrant.mutate({ id });
    await api.session.revokeGrant.mutate({ id }).catch(() => {});
    const { items } = await api.activity.list.query({ kinds: ['site_signed_out'] });
    expect(items.map(({ site, ok, thisDevice }) => ({ site, ok, thisDevice }))).toEqual([
      { site: BOOK, ok: true, thisDevice: true },
    ]);
    const [current] = await api.session.list.query();
    const logged = await harness.db.select().from(activity).where(eq(activity.kind, 'site_signed_out'));
    expect(logged.filter(({ userId }) => userId === ada.user.id).map(({ sessionId }) => sessionId)).toEqual([
      current?.id,
    ]);
  });

  it('is logged for a password change, which ends the grants of its own session', async () => {
    const ada = await harness.signUp();
    const id = await handTo(ada);
    const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
    expect((await harness.post('/api/auth/change-password', body, browser(ada.cookie))).status).toBe(200);
    expect(await findGrant(id)).toEqual([]);
    const logged = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(logged.filter(({ kind }) => kind === 'site_signed_out').map(({ site }) => site)).toEqual([BOOK]);
  });

  it('does not find unknown grants or those of other users', async () => {
    const ada = await harness.signUp();
    const eve = await harness.signUp();
    const id = await handTo(ada);
    for (const one of [id, 'unknown'])
      await expect(
        harness.api(browser(eve.cookie)).session.revokeGrant.mutate({ id: one }),
      ).rejects.toMatchObject(reasonOf('not_found', 404));
    expect(await findGrant(id)).toHaveLength(1);
  });

  it('needs a session, and a call of the service’s own or a trusted origin', async () => {
    const ada = await harness.signUp();
    const id = await handTo(ada);
    await expect(harness.api().session.revokeGrant.mutate({ id })).rejects.toMatchObject(
      reasonOf('unauthenticated', 401),
    );
    const foreign = { cookie: ada.cookie, origin: 'https://evil.example' };
    expect((await harness.post('/api/trpc/session.revokeGrant', { id }, foreign)).status).toBe(403);
    expect(await findGrant(id)).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ id: '' }],
    [{ id: 5 }],
    [{ id: 'x'.repeat(65) }],
    [{ id: '\u0000' }],
    [{ id: 'a', x: 1 }],
    [null],
  ])('refuses the input %j', async (input) => {
    const ada = await harness.signUp();
    const response = await harness.post('/api/trpc/session.revokeGrant', input, browser(ada.cookie));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { data: { reason: 'invalid_input' } } });
  });
});

describe('activity.list', () => {
  it('says which site a session was handed to; it is this device’s only in the session that was handed over', async () => {
    const laptop = await harness.signUp({}, browser());
    const phone = await harness.signIn(laptop.email, {}, browser());
    // As the site's own call stores it, which carries no cookie.
    for (const { token: sessionId } of [laptop, phone]) // a browser receives the session's id there
      await harness.db.insert(activity).values({
        userId: laptop.user.id,
        kind: 'site_signed_in',
        ok: true,
        sessionId,
        site: BOOK,
      });
    const { items } = await harness
      .api(browser(laptop.cookie))
      .activity.list.query({ kinds: ['site_signed_in'] });
    expect(items.map(({ site, thisDevice }) => [site, thisDevice])).toEqual([
      [BOOK, false],
      [BOOK, true],
    ]);
  });
});
