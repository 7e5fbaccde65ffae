import { refuseAsBetterAuth } from './raw-call.ts';

/** Refusals of Better Auth's passkey plugin for a new passkey. */
const NO_CHALLENGE = refuseAsBetterAuth(400, { code: 'CHALLENGE_NOT_FOUND', message: 'Challenge not found' });
const FAILED = refuseAsBetterAuth(400, {
  code: 'FAILED_TO_VERIFY_REGISTRATION',
  message: 'Failed to verify registration',
});
const TAKEN = refuseAsBetterAuth(400, { code: 'PREVIOUSLY_REGISTERED', message: 'Previously registered' });

/** The answer to each reason why a new passkey is not stored. */
export const PASSKEY_REFUSALS = { challenge: NO_CHALLENGE, spent: NO_CHALLENGE, wrong: FAILED, taken: TAKEN };
