import type { DBTransactionAdapter } from 'better-auth';
import { lockPersons } from '../account/person-lock.ts';
import { currentCaller, currentTransaction } from './call.ts';

export type HeldSession = { id: string; userId: string; token: string };

const among = (tokens: readonly string[]) => [
  { field: 'token', operator: 'in' as const, value: [...tokens] },
];

/** The sessions of these tokens, in the running transaction. */
export const findHeld = (inside: DBTransactionAdapter, tokens: readonly string[]): Promise<HeldSession[]> =>
  tokens.length === 0
    ? Promise.resolve([])
    : inside.findMany<HeldSession>({ model: 'session', where: among(tokens) });

/**
 * Ends the sessions of these tokens, whoever they belong to. Their persons have to be locked. Read again under the
 * locks: sent twice at once, the other request may have ended them.
 */
export async function endHeld(inside: DBTransactionAdapter, tokens: readonly string[]): Promise<void> {
  const held = await findHeld(inside, tokens);
  if (held.length === 0) return;
  await inside.deleteMany({ model: 'session', where: among(held.map(({ token }) => token)) });
  for (const one of held) await currentCaller().onHeldEnded?.(currentTransaction(), one);
}

/** Locks the persons of these sessions and `more`, together: in turns, two requests could wait for each other. */
export const lockHolders = (held: readonly { userId: string }[], ...more: string[]): Promise<void> =>
  lockPersons(currentTransaction(), [...more, ...held.map(({ userId }) => userId)]);
