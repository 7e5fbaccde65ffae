import { call } from './call.ts';

/** Returns the id of the signed-in user, or null; the sign-in pages need no more. Throws ApiError. */
export async function findSignedIn(): Promise<string | null> {
  const current = await call<{ user: { id: string } } | null>('session.current');
  return current?.user.id ?? null;
}
