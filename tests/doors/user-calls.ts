import type { BridgeUser } from '../../shared/bridge-user.ts';
import type { Harness } from '../harness.ts';

/** A key that reads users, and one that sees their addresses, too. */
export const [NAMES, EMAILS] = ['n'.repeat(32), 'e'.repeat(32)] as const;
/** `p`: without a scope. `s`: with a small quota. */
export const USER_KEYS = `names:${NAMES}:100000:users.read,emails:${EMAILS}:100000:users.read+users.email,plain:${'p'.repeat(32)},small:${'s'.repeat(32)}:2:users.read`;

type Sent = { method?: string; key?: string | null; body?: string | null; type?: string };

/** Asks the routes of users, as a back end does. */
export function createUserCalls(harness: Harness) {
  const send = async (
    path: string,
    { method = 'GET', key = NAMES, body = null, type = 'application/json' }: Sent = {},
  ) => {
    const response = await harness.request(`/api/bridge/v1/users${path}`, {
      method,
      body,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== null && { 'content-type': type }),
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? null : JSON.parse(text),
    };
  };
  const get = (path: string, key = NAMES) => send(path, { key });

  return {
    send,
    get,
    lookup: (body: unknown, key = NAMES) =>
      send('/lookup', { method: 'POST', key, body: typeof body === 'string' ? body : JSON.stringify(body) }),

    /** The users on all pages of a list. */
    async listAll(search: string, key = NAMES): Promise<BridgeUser[]> {
      const users: BridgeUser[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const { status, body } = await get(`?${search}${after && `&after=${after}`}`, key);
        if (status !== 200) throw new Error(`a list was answered ${status}: ${body.detail}`);
        users.push(...body.users);
        after = body.nextCursor;
      }
      return users;
    },
  };
}
