import { readOneTimeCode } from '../../shared/one-time-code.ts';
import { post } from './auth.ts';

/**
 * Completes a sign-in with a code of the app, or a backup code. Throws ApiError, with `too_many_codes` and
 * `sign_in_expired` when the sign-in has to start again.
 */
export async function completeSignIn(input: { code: string; trustDevice?: boolean | undefined }) {
  const read = readOneTimeCode(input.code);
  const isBackup = 'kind' in read && read.kind === 'backup';
  await post(isBackup ? 'verifyBackupCode' : 'verifyTotp', input);
}
