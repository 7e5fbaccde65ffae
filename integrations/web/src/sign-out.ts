import { authUrl } from '../../../shared/paths.ts';
import type { Credentials } from './credentials.ts';
import { failUnreachable, toRefusal } from './error.ts';

/** Ends the session everywhere. Throws GatehouseError when it may still be valid. */
export async function signOut(
  baseUrl: string,
  credentials: Credentials,
  request: typeof fetch,
): Promise<void> {
  const tokens = (await credentials.find())?.tokens;
  const token = await tokens?.get();
  if (token !== null) {
    const answer = await request(baseUrl + authUrl('signOut'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(failUnreachable);
    // A refused token may belong to a session that has ended already.
    const isOver = tokens && token && answer.status === 401 && (await tokens.renew(token)) === null;
    if (!answer.ok && !isOver) throw await toRefusal(answer);
  }
  await tokens?.forget();
}
