import { eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as schema from '../../server/db/schema/index.ts';
import { accountExportSchema } from '../../shared/export.ts';
import { BATCH_LINKS, readBatch, statusOfCalls } from '../batch-links.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { giveApp, givePasskey } from './second-factors.ts';
import { lockTable } from './table-lock.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const exportOf = ({ cookie }: { cookie: string }) => harness.api(browser(cookie)).account.export.query();

describe('the export of an account', () => {
  it('contains what the user entered and did', async () => {
    const ada = await harness.signUpConfirmed({ name: 'Ada \u{1F469}\u200D\u{1F680} \u200Fאדה' });
    const api = harness.api(browser(ada.cookie));
    await api.profile.update.mutate({ bio: 'Wrote the first program', experienceLevel: 5 });
    await api.account.changeEmail.mutate({ email: `new-${ada.email}` });
    await api.account.requestDeletion.mutate();
    await harness.signIn(ada.email, {}, { 'user-agent': 'A browser of mine' });
    const picture = { id: 'p1', userId: ada.user.id, data: new Uint8Array([82, 73, 70, 70]) };
    await harness.db.insert(schema.avatar).values(picture);
    await harness.db.insert(schema.claims).values({ userId: ada.user.id, data: { roles: ['teacher'] } });

    const held = await exportOf(ada);
    expect(accountExportSchema.parse(held)).toEqual(held);
    expect(held).toMatchObject({
      user: { id: ada.user.id, email: ada.email, name: 'Ada \u{1F469}\u200D\u{1F680} \u200Fאדה' },
      picture: { type: 'image/webp', base64: 'UklGRg==' },
      profile: { data: { bio: 'Wrote the first program', experienceLevel: 5 }, version: 1 },
      claims: { data: { roles: ['teacher'] }, version: 1 },
      signInMethods: [{ provider: 'credential' }],
      emailChange: { newEmail: `new-${ada.email}`, newConfirmedAt: null },
    });
    expect(held.user.deletionDueAt).not.toBeNull();
    expect(held.sessions.map(({ userAgent }) => userAgent)).toContain('A browser of mine');
    expect(held.knownBrowsers).not.toEqual([]);
    expect(held.links.map(({ purpose }) => purpose)).toContain('keep_account');
    expect(held.mails.map(({ template }) => template)).toContain('deletion');
    expect(held.activity.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sign_up', 'sign_in', 'email_change_requested', 'deletion_requested']),
    );
  });

  it('contains no other user’s data, and refuses anonymous callers', async () => {
    const [ada, grace] = [await harness.signUp(), await harness.signUp()];
    const held = JSON.stringify(await exportOf(ada));
    expect(held).toContain(ada.email);
    expect(held).not.toContain(grace.email);
    expect(held).not.toContain(grace.user.id);
    await expect(harness.api().account.export.query()).rejects.toMatchObject({
      data: { reason: 'unauthenticated' },
    });
  });

  it('does not search by address, because another user may have had it', async () => {
    const ada = await harness.signUp({ name: 'Ada before' });
    const next = `next-${ada.email}`;
    await harness.api(browser(ada.cookie)).account.changeEmail.mutate({ email: next });
    const token = await harness.secretIn(next, 'emailChangeNew', 'changeEmail');
    await harness.api().account.confirmEmailChange.mutate({ token });
    const grace = await harness.signUp({ email: ada.email });
    const held = JSON.stringify(await exportOf(grace));
    expect(held).not.toContain(next);
    expect(held).not.toContain('Ada before');
    expect(JSON.stringify(await exportOf(ada))).toContain('emailChanged');
  });

  it('contains no secret: no hash, token, link or browser mark', async () => {
    const ada = await harness.signUpConfirmed();
    await harness.api(browser(ada.cookie)).account.requestDeletion.mutate();
    const held = JSON.stringify(await exportOf(ada));
    const { db } = harness;
    const secrets = [
      ada.token,
      PASSWORD,
      await harness.secretIn(ada.email, 'deletion', 'keepAccount'),
      ...(await db.select().from(schema.account)).map(({ password }) => String(password)),
      ...(await db.select().from(schema.link)).map(({ secretHash }) => secretHash),
      ...(await db.select().from(schema.knownBrowser)).map(({ secretHash }) => secretHash),
      ...(await db.select().from(schema.mail)).flatMap(({ secrets: sealed }) => sealed ?? []),
    ];
    expect(secrets.length).toBeGreaterThan(6);
    for (const secret of secrets) expect(held).not.toContain(secret);
  });

  it('contains passkeys, the state of two-factor and trusted browsers, and none of their secrets', async () => {
    const ada = await harness.signUp({}, browser());
    await harness.db.execute(
      sql`update known_browser set trusted_until = now() + interval '1 day', place = 'Turin, Italy'
        where user_id = ${ada.user.id}`,
    );
    expect(await exportOf(ada)).toMatchObject({ passkeys: [], twoFactor: null });
    await givePasskey(harness, ada.user.id);
    const nextCode = await giveApp(harness, ada.user.id);
    await harness.db.insert(schema.backupCode).values({ userId: ada.user.id, codeHash: 'hash of a code' });
    await harness.api(browser(ada.cookie)).security.stepUp.mutate({ code: await nextCode() });
    const held = await exportOf(ada);
    expect(accountExportSchema.parse(held)).toEqual(held);
    expect(held).toMatchObject({
      passkeys: [{ name: 'Key', rpId: 'localhost', lastUsedAt: null }],
      twoFactor: { verifiedAt: expect.any(String), backupCodesLeft: 1 },
      sessions: [{ amr: ['pwd', 'otp', 'mfa'], secondFactorAt: expect.any(String) }],
      knownBrowsers: [{ place: 'Turin, Italy', trustedUntil: expect.any(String) }],
    });
    const [app] = await harness.db
      .select()
      .from(schema.twoFactor)
      .where(eq(schema.twoFactor.userId, ada.user.id));
    for (const secret of [app?.secret ?? '', 'hash of a code'])
      expect(JSON.stringify(held)).not.toContain(secret);
  });

  it('needs a step-up from the last ten minutes', async () => {
    const ada = await harness.signUp();
    await harness.db.execute(
      sql`update session set stepped_up_at = now() - interval '11 minutes' where user_id = ${ada.user.id}`,
    );
    for (const headers of [browser(ada.cookie), { authorization: `Bearer ${ada.bearer}` }])
      await expect(harness.api(headers).account.export.query()).rejects.toMatchObject({
        data: { reason: 'step_up_required' },
      });
    await harness.api(browser(ada.cookie)).security.stepUp.mutate({ password: PASSWORD });
    expect(await exportOf(ada)).toMatchObject({ user: { email: ada.email } });
  });

  it.each(BATCH_LINKS)('is allowed once in a batch of $name', async (link) => {
    const { cookie } = await harness.signUp();
    const calls = 'account.export,session.current,account.export,account.export';
    const headers = { ...browser(cookie), ...link.headers };
    const response = await harness.request(`/api/trpc/${calls}?batch=1`, { headers });
    const status = statusOfCalls(link, 207);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '5']);
    const refused = { error: { data: { reason: 'rate_limited', retryAfter: 5 } } };
    const answered = { result: { data: expect.anything() } };
    expect(await readBatch(response)).toMatchObject([answered, answered, refused, refused]);
    expect(await exportOf({ cookie })).toMatchObject({ picture: null });
  });

  it.runIf(inject('driver') !== 'pglite')(
    'shows one moment, however long it takes; a second one at the same time is refused',
    async () => {
      const ada = await harness.signUp({ name: 'Ada before' });
      const lock = await lockTable(harness, 'activity');
      const long = exportOf(ada);
      await lock.stopped(1);
      await expect(exportOf(ada)).rejects.toMatchObject({ data: { reason: 'rate_limited', retryAfter: 5 } });
      await lock.release(async (trx) => {
        await trx.update(schema.user).set({ name: 'Ada after' }).where(eq(schema.user.id, ada.user.id));
        await trx.delete(schema.activity).where(eq(schema.activity.userId, ada.user.id));
      });
      const held = await long;
      expect(held.user.name).toBe('Ada before');
      expect(held.activity.map(({ kind }) => kind)).toEqual(['sign_up']);
      expect(await exportOf(ada)).toMatchObject({ user: { name: 'Ada after' }, activity: [] });
    },
  );

  it('contains every database column except those named here with a reason', () => {
    const withheld = new Set([
      // Secrets, and digests of secrets.
      ...['account.password', 'session.token', 'link.secretHash', 'knownBrowser.secretHash', 'mail.secrets'],
      ...['activity.browserHash', 'twoFactor.secret', 'twoFactor.lastStep'],
      // Computed from the rows of the user's passkeys and authenticator app.
      ...['user.twoFactorEnabled', 'user.hasPasskey'],
      ...['codeHash', 'refreshHash', 'keyThumbprint'].map((name) => `oauthGrant.${name}`),
      // Tokens of other services: none are stored.
      ...[
        'accessToken',
        'refreshToken',
        'idToken',
        'accessTokenExpiresAt',
        'refreshTokenExpiresAt',
        'scope',
      ].map((name) => `account.${name}`),
      // The whole file belongs to one user; the other ids are internal to the service.
      ...['account.userId', 'session.userId', 'link.userId', 'knownBrowser.userId', 'activity.userId'],
      ...[
        'profile.userId',
        'claims.userId',
        'emailChange.userId',
        'avatar.userId',
        'account.id',
        'account.accountId',
      ],
      ...['passkey.userId', 'twoFactor.userId', 'operatorRecovery.userId', 'passkey.id'],
      ...[
        'link.id',
        'knownBrowser.id',
        'mail.id',
        'mail.userId',
        'avatar.id',
        'emailChange.sessionId',
        'oauthGrant.id',
      ],
      // Internal state of the service.
      ...['session.updatedAt', 'emailChange.needsOld', 'link.endedBy', 'oauthGrant.expiresAt'],
      ...['attempts', 'dueAt', 'claimedBy', 'claimedUntil', 'givenUpAt', 'lastError'].map(
        (name) => `mail.${name}`,
      ),
    ]);
    /**
     * Tables without rows of a user, or with rows of a link or grant that is in the file: their keys are digests, and
     * their rows expire.
     */
    const anonymous = new Set([
      ...['attempt', 'mailBudget', 'mailCode', 'rateLimit', 'verification'],
      ...['oauthAccessToken', 'oauthCode', 'oauthProof'],
      // The number of backup codes is in the file. A sign-in between the two factors lasts ten minutes.
      ...['backupCode', 'pendingSignIn', 'usedChallenge'],
      // Only says that something of the other sections changed, for a month and for milliseconds.
      ...['change', 'announcement'],
      // Belongs to the service.
      'lastingSecret',
    ]);
    const shape = accountExportSchema.shape;
    const sections: Record<string, string> = {
      user: 'user',
      avatar: 'picture',
      profile: 'profile',
      claims: 'claims',
      account: 'signInMethods',
      passkey: 'passkeys',
      twoFactor: 'twoFactor',
      session: 'sessions',
      oauthGrant: 'grants',
      knownBrowser: 'knownBrowsers',
      emailChange: 'emailChange',
      operatorRecovery: 'operatorRecoveries',
      link: 'links',
      mail: 'mails',
      activity: 'activity',
    };
    const names: Record<string, string> = {
      'account.providerId': 'provider',
      'avatar.data': 'base64',
      'oauthGrant.clientId': 'site',
      'passkey.credentialID': 'credentialId',
    };
    const missing: string[] = [];
    for (const [name, table] of Object.entries(schema)) {
      if (!is(table, PgTable) || anonymous.has(name)) continue;
      const section = JSON.stringify(
        Object.keys(fieldsOf(shape[sections[name] as keyof typeof shape] ?? fail(getTableName(table)))),
      );
      for (const column of Object.keys(getTableColumns(table))) {
        const path = `${name}.${column}`;
        if (!withheld.has(path) && !section.includes(`"${names[path] ?? column}"`)) missing.push(path);
      }
    }
    expect(missing).toEqual([]);
  });
});

/** The fields of a section, which is an object, a list of objects, or optional. */
function fieldsOf(section: unknown): object {
  const { shape, _zod } = section as {
    shape?: object;
    _zod: { def: { innerType?: unknown; element?: unknown } };
  };
  return shape ?? fieldsOf(_zod.def.innerType ?? _zod.def.element);
}

function fail(table: string): never {
  throw new Error(`no section for ${table}`);
}
