import { AVATAR } from '../../shared/paths.ts';
import { toApiError } from './auth.ts';
import { requestJson } from './request.ts';
import { type ShownUser, shownUser } from './shown-user.ts';

/** Uploads a picture, which replaces the previous one of `user`. Returns its URL. Throws ApiError. */
export const putPicture = (picture: Blob, user: ShownUser | null): Promise<string | null> =>
  send({ method: 'PUT', headers: { 'content-type': picture.type }, body: picture }, user);

/** Removes the user's picture. Throws ApiError. */
export const removePicture = (): Promise<string | null> => send({ method: 'DELETE' });

async function send(init: RequestInit, user = shownUser()): Promise<string | null> {
  const { response, body } = await requestJson(AVATAR, init, user);
  if (!response.ok) throw toApiError(response, body);
  return typeof body.image === 'string' ? body.image : null;
}
