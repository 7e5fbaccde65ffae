import { post } from './auth.ts';
import { ApiError } from './failure.ts';

// Setting up an authenticator app. Each call asks for a step-up when it needs one.

/** A set-up that is not on yet: what the app reads, and the backup codes, which nobody can read again. */
export type BegunTwoFactor = { totpUri: string; backupCodes: string[] };

/** Begins to set up an app. Until a code of the app was entered, nothing is on. Throws ApiError. */
export async function beginTwoFactor(): Promise<BegunTwoFactor> {
  const { totpURI, backupCodes } = await post('enableTwoFactor', {});
  if (typeof totpURI !== 'string') throw new ApiError({ code: 'internal' });
  return { totpUri: totpURI, backupCodes: toCodes(backupCodes) };
}

/** Turns on the set-up that was begun, with a code of the app. Throws ApiError, for example with `wrong_code`. */
export const turnOnTwoFactor = ({ code }: { code: string }) => post('verifyTotp', { code });

/** Turns two-factor off. Backup codes and trusted browsers end with it. Throws ApiError. */
export const turnOffTwoFactor = () => post('disableTwoFactor', {});

/** Makes new backup codes and ends the earlier ones. Throws ApiError. */
export const makeBackupCodes = async (): Promise<string[]> =>
  toCodes((await post('newBackupCodes', {})).backupCodes);

function toCodes(sent: unknown): string[] {
  if (!Array.isArray(sent)) throw new ApiError({ code: 'internal' });
  return sent.map(String);
}
