import type { ProofKey } from './dpop.ts';
import { say } from './say.ts';

/** What a browser keeps to stay signed in on this site. The token works only with the key. */
export type Grant = { key: ProofKey; refreshToken: string };

const STORE = 'grants';
const ONLY = 'grant';
/** Milliseconds. Some browsers never answer when their storage is damaged. */
const ANSWER_TIMEOUT = 3_000;

const toName = (issuer: string): string => `gatehouse:1:${issuer}`;

/** Runs `work` in one transaction. Undefined when there is no database and none is created. */
function withStore<Result>(
  issuer: string,
  mode: 'read' | 'change' | 'create',
  work: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
): Promise<Result | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const result = new Promise<Result | undefined>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('IndexedDB does not answer')), ANSWER_TIMEOUT);
    const opening = indexedDB.open(toName(issuer), 1);
    opening.onupgradeneeded = () => {
      if (mode === 'create') opening.result.createObjectStore(STORE);
      else opening.transaction?.abort(); // a site without sign-ins leaves no empty database
    };
    opening.onerror = () => {
      if (mode !== 'create' && opening.error?.name === 'AbortError') resolve(undefined);
      else reject(opening.error);
    };
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction(STORE, mode === 'read' ? 'readonly' : 'readwrite');
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => {
          database.close();
          resolve(request?.result);
        };
        transaction.onabort = () => {
          database.close();
          reject(transaction.error);
        };
      } catch (error) {
        database.close();
        reject(error);
      }
    };
  });
  return result.finally(() => clearTimeout(timer));
}

/**
 * The grant that this browser has from one Gatehouse. Whether a browser can store a key shows when one is stored:
 * where it cannot, the grant is in memory, and lasts as long as the page.
 */
export function openGrantStore(issuer: string) {
  let memory: Grant | undefined;
  /** The last one that was stored. Safari loses its database when a page was in the background. */
  let known: Grant | undefined;

  return {
    /** False when only this page has the grant. */
    isStored: (): boolean => memory === undefined,

    async read(): Promise<Grant | undefined> {
      if (memory) return memory;
      const find = (store: IDBObjectStore): IDBRequest<Grant | undefined> => store.get(ONLY);
      known = await withStore(issuer, 'read', find).catch(() => known);
      return known;
    },

    async write(grant: Grant): Promise<void> {
      try {
        await withStore(issuer, 'create', (store) => store.put(grant, ONLY));
        memory = undefined;
        known = grant;
      } catch {
        memory = grant;
        say(
          'Gatehouse: this browser stores no keys for this site, so the sign-in lasts until the page is closed or loaded again.',
        );
      }
    },

    /** Forgets this grant. A newer one, which another tab has stored meanwhile, stays. */
    async remove({ refreshToken }: Grant): Promise<void> {
      if (memory?.refreshToken === refreshToken) memory = undefined;
      if (known?.refreshToken === refreshToken) known = undefined;
      await withStore(issuer, 'change', (store) => {
        const stored: IDBRequest<Grant | undefined> = store.get(ONLY);
        stored.onsuccess = () => {
          if (stored.result?.refreshToken === refreshToken) store.delete(ONLY);
        };
        return undefined;
      }).catch(() => {});
    },
  };
}
export type GrantStore = ReturnType<typeof openGrantStore>;
