import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Grant, openGrantStore } from '../../integrations/web/src/grant-store.ts';

const GRANT = { refreshToken: 'grt_1' } as Grant;

/** One stored grant. Safari loses its database when a page was in the background: "Connection … lost". */
let stored: Grant | undefined;
let isLost = false;

const soon = (work: () => void) => void setTimeout(work);
const store = () => ({
  get: () => {
    const request = { result: stored, onsuccess: () => {} };
    soon(() => request.onsuccess());
    return request;
  },
  put: (grant: Grant) => {
    stored = grant;
    return {};
  },
  delete: () => {
    stored = undefined;
  },
});
const transaction = () => {
  const own = { objectStore: store, oncomplete: () => {} };
  setTimeout(() => own.oncomplete(), 10);
  return own;
};
const open = () => {
  const opening = {
    result: { transaction, close: () => {} },
    error: new DOMException('Connection to Indexed Database server lost', 'UnknownError'),
    onsuccess: () => {},
    onerror: () => {},
  };
  soon(() => (isLost ? opening.onerror() : opening.onsuccess()));
  return opening;
};

beforeEach(() => {
  stored = undefined;
  isLost = false;
  vi.stubGlobal('indexedDB', { open });
});
afterEach(() => vi.unstubAllGlobals());

it('a page that knows its grant keeps it while the browser has lost the database', async () => {
  stored = GRANT;
  const grants = openGrantStore('https://accounts.example.com');
  expect(await grants.read()).toEqual(GRANT);
  isLost = true;
  expect(await grants.read()).toEqual(GRANT);
  await grants.remove(GRANT);
  expect(await grants.read()).toBeUndefined();
});

it('a page that has just stored its grant knows it, too', async () => {
  const grants = openGrantStore('https://accounts.example.com');
  await grants.write(GRANT);
  isLost = true;
  expect(await grants.read()).toEqual(GRANT);
});

it('a grant that another tab removed is forgotten', async () => {
  stored = GRANT;
  const grants = openGrantStore('https://accounts.example.com');
  await grants.read();
  stored = undefined;
  expect(await grants.read()).toBeUndefined();
  isLost = true;
  expect(await grants.read()).toBeUndefined();
});

it('no timer outlives an answer, because a script ends only when its timers do', async () => {
  vi.useFakeTimers();
  try {
    const reading = openGrantStore('https://accounts.example.com').read();
    await vi.advanceTimersByTimeAsync(50);
    expect(await reading).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
