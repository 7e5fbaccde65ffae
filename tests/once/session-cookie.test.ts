import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuth } from '../../server/auth/auth.ts';
import { type OpenedDatabase, openDatabase } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';
import { createLifetime } from '../../server/session/lifetime.ts';
import { describeSessionCookies } from '../../server/session/session-cookie.ts';

let database: OpenedDatabase;
beforeAll(async () => {
  const url = 'pglite:memory';
  database = await openDatabase(
    { driver: 'pglite', url, unpooledUrl: url, neonProxy: undefined },
    createLog(),
  );
});
afterAll(() => database.close());

const openContext = (url: string, cookieDomain: string | undefined, secret = 'x'.repeat(32)) =>
  createAuth({
    config: { url, secret, trustedOrigins: [], cookieDomain },
    db: database.db,
    lifetime: createLifetime(30),
    invalidate: () => {},
    log: createLog(),
  }).$context;

describe('the cookies of a session', () => {
  it('are those of Better Auth, for every origin and domain', async () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const origin = fc.record({
      scheme: fc.constantFrom('http', 'https'),
      labels: fc.array(label, { minLength: 2, maxLength: 4 }),
      port: fc.option(fc.integer({ min: 1, max: 65_535 })),
      isShared: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(origin, async ({ scheme, labels, port, isShared }) => {
        const url = new URL(`${scheme}://${labels.join('.')}.example${port === null ? '' : `:${port}`}`)
          .origin;
        const cookieDomain = isShared ? `${labels.slice(1).join('.')}.example` : undefined;
        const { sessionToken, dontRememberToken, sessionData } = (await openContext(url, cookieDomain))
          .authCookies;
        expect(describeSessionCookies({ url, cookieDomain })).toEqual({
          sessionToken,
          dontRememberToken,
          sessionData,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are signed with the configured secret, whatever the environment has for Better Auth', async () => {
    const other = 'another secret, for another program 0123456789';
    for (const name of ['BETTER_AUTH_SECRETS', 'BETTER_AUTH_SECRET', 'AUTH_SECRET'])
      vi.stubEnv(name, name.endsWith('SECRETS') ? `2:${other}` : other);
    try {
      const secret = 'the configured secret 0123456789-abcdef';
      expect((await openContext('http://localhost:3000', undefined, secret)).secret).toBe(secret);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
