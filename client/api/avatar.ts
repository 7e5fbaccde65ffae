import { AVATAR } from '../../shared/paths.ts';
import { toApiError } from './auth.ts';
import { requestJson } from './request.ts';

/** Puts a picture in place of any other; gives its address. Throws ApiError. */
export const putPicture = (picture: Blob): Promise<string | null> =>
  send({ method: 'PUT', headers: { 'content-type': picture.type }, body: picture });

/** Leaves the person without a picture. Throws ApiError. */
export const removePicture = (): Promise<string | null> => send({ method: 'DELETE' });

async function send(init: RequestInit): Promise<string | null> {
  const { response, body } = await requestJson(AVATAR, init);
  if (!response.ok) throw toApiError(response, body);
  return typeof body.image === 'string' ? body.image : null;
}
