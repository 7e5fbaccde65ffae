import { expect, it } from 'vitest';
import type { CurrentSession, GatehouseApi } from '../../integrations/web/src/api-types.ts';
import type { Credentials } from '../../integrations/web/src/credentials.ts';
import { createCurrentSession } from '../../integrations/web/src/current-session.ts';

it('a tab that learns of the hand-off sees the sign-in that another tab completed meanwhile', async () => {
  const session = { user: { name: 'Ada' } } as CurrentSession;
  let isHandOff = false;
  const api = {
    session: {
      current: {
        // The first answer, to a call without a token, says that the cookie does not reach this site.
        query: async () => {
          if (isHandOff) return session;
          isHandOff = true;
          return null;
        },
      },
    },
  } as unknown as GatehouseApi;
  const credentials = {
    find: async () => (isHandOff ? { tokens: { get: async () => 'gat_1' } } : undefined),
  } as unknown as Credentials;
  expect(await createCurrentSession(api, credentials)()).toBe(session);
});
