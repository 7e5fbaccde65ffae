import { call } from './call.ts';

/** The id of whoever is signed in, or null: all the sign-in pages ask. Throws ApiError. */
export async function findSignedIn(): Promise<string | null> {
  const current = await call<{ user: { id: string } } | null>('session.current');
  return current?.user.id ?? null;
}
