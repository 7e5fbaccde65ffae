import { ApiError } from '../api/failure.ts';
import { queries } from '../api/trpc.ts';

/**
 * Asks who is signed in before something is written for `personId`: the cookie is shared by all tabs,
 * and a tab that slept has not heard of the others. No remembered answer is fresh enough for that.
 * Throws when it is somebody else or nobody.
 */
export async function ensureSamePerson(personId: string): Promise<void> {
  const current = await queries.session.current.fetch(undefined, { staleTime: 0 });
  if (current?.user.id === personId) return;
  throw new ApiError({ code: current ? 'person_changed' : 'unauthenticated' });
}
