import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant, GrantStore } from '../../integrations/web/src/grant-store.ts';
import type { TokenEndpoint } from '../../integrations/web/src/token-endpoint.ts';
import { createTokenSource } from '../../integrations/web/src/token-source.ts';

// What browsers do to the lock that tabs share. Browser tests show the rest with the real service.

const issuer = 'https://accounts.example.com';
const grants: GrantStore = {
  read: async () => ({ refreshToken: 'grt_1' }) as Grant,
  write: async () => {},
  remove: async () => {},
  isStored: () => true,
};
let asked = 0;
const endpoint: TokenEndpoint = {
  ask: async () => {
    asked += 1;
    return { tokens: { accessToken: `gat_${asked}`, expiresIn: 600, refreshToken: undefined } };
  },
  revoke: () => {},
};
const open = (own: Partial<GrantStore> = {}) =>
  createTokenSource({ issuer, grants: { ...grants, ...own }, endpoint, onOtherTab: () => {} });
type Request = (name: string, options: LockOptions, work: () => Promise<unknown>) => Promise<unknown>;
const stubLocks = (request: Request) => vi.stubGlobal('navigator', { locks: { request } });

const channels: BroadcastChannel[] = [];
class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}

beforeEach(() => {
  asked = 0;
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const channel of channels.splice(0)) channel.close();
});

describe('a token is found', () => {
  it('in a browser that refuses locks, as Chrome does where cookies are blocked', async () => {
    stubLocks(() => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')));
    expect(await open().get()).toBe('gat_1');
  });

  it('while a tab that the browser has stopped keeps the lock', async () => {
    vi.useFakeTimers();
    stubLocks(
      (_name, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const token = open().get();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await token).toBe('gat_1');
  });
});

it('an error of the work under the lock is not repeated without it', async () => {
  stubLocks((_name, _options, work) => work());
  const failing = createTokenSource({
    issuer,
    grants,
    endpoint: {
      ...endpoint,
      ask: async () => {
        asked += 1;
        throw new Error('away');
      },
    },
    onOtherTab: () => {},
  });
  await expect(failing.get()).rejects.toThrow('away');
  expect(asked).toBe(1);
});

describe('a token that one tab received', () => {
  const second = async (own: Partial<GrantStore>) => {
    const [here, there] = [open(own), open(own)];
    await here.get();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return there.get();
  };

  it('serves the others', async () => {
    expect(await second({})).toBe('gat_1');
  });

  // They could not renew it: after ten minutes they would show a sign-out, and could not end the session.
  it('does not serve tabs that cannot read the grant', async () => {
    expect(await second({ isStored: () => false })).toBe('gat_2');
  });
});
