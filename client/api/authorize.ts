import { AUTHORIZE } from '../../shared/paths.ts';
import { toApiError } from './auth.ts';
import { requestJson } from './request.ts';
import type { ShownUser } from './shown-user.ts';

/** Confirms the authorization request for `user`. Returns the URL to go on to. Throws ApiError. */
export async function confirmAuthorization(query: string, user: ShownUser | null): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  };
  const { response, body } = await requestJson(AUTHORIZE, init, user);
  if (!response.ok || typeof body.url !== 'string') throw toApiError(response, body);
  return body.url;
}
