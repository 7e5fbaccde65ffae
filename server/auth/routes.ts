import type { z } from 'zod/mini';
import { addressSchema, signInSchema } from '../../shared/credentials.ts';
import { signUpBodySchema, updateUserSchema } from '../../shared/image-address.ts';
import { resetPasswordSchema } from '../../shared/link-input.ts';
import {
  newPasskeySchema,
  passkeySignInSchema,
  removePasskeySchema,
  renamePasskeySchema,
} from '../../shared/passkey-input.ts';
import { authRoutes } from '../../shared/paths.ts';
import {
  changePasswordSchema,
  newEmailSchema,
  revokeSessionSchema,
  verifyPasswordSchema,
} from '../../shared/person-input.ts';
import {
  backupCodeBodySchema,
  enableTwoFactorSchema,
  optionalPasswordSchema,
  totpBodySchema,
} from '../../shared/two-factor-input.ts';
import type { OwnRoutes } from '../account/raw-routes.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { TargetName } from './callback-url.ts';

export type Route = {
  method: 'GET' | 'POST';
  /** The rate limit that its requests count against. */
  limit: LimitClass;
  /** Our checks of the body, in addition to Better Auth's own. */
  input?: z.ZodMiniType<Record<string, unknown>>;
  /** Better Auth's name for the return address that the route accepts. */
  target?: TargetName;
  /** Opens a session, which replaces the sessions that came with the request. */
  opensSession?: true;
  /** Only for callers who are signed in. */
  needsSession?: true;
  /** Accepts the access token of a site too. */
  forSites?: true;
  /** Sends a mail with a code for the calling browser. */
  mails?: true;
  /** Our own answer to the route. Where it returns null, Better Auth answers. */
  own?: keyof OwnRoutes;
};

const READ: Route = { method: 'GET', limit: 'auth' };
const WRITE: Route = { method: 'POST', limit: 'auth' };
const SIGNED_IN_WRITE: Route = { ...WRITE, needsSession: true };
/** Needs a step-up, or the password in the body where no second factor is set. */
const PROVEN_WRITE: Route = {
  method: 'POST',
  limit: 'password',
  input: optionalPasswordSchema,
  needsSession: true,
};

/** The raw routes that are open. Better Auth has many more. Each of them answers 404 until it is added here. */
export const openRoutes: Readonly<Record<string, Route>> = {
  '/ok': READ,
  [authRoutes.signUp]: {
    method: 'POST',
    limit: 'sign_up',
    input: signUpBodySchema,
    target: 'callbackURL',
    opensSession: true,
    own: 'signUp',
    mails: true,
  },
  [authRoutes.signIn]: {
    method: 'POST',
    limit: 'sign_in',
    input: signInSchema,
    target: 'callbackURL',
    opensSession: true,
    own: 'signIn',
  },
  [authRoutes.signOut]: { ...WRITE, own: 'signOut', forSites: true },
  '/get-session': { ...READ, own: 'getSession', forSites: true },
  [authRoutes.updateUser]: { ...SIGNED_IN_WRITE, input: updateUserSchema },
  [authRoutes.changePassword]: {
    method: 'POST',
    limit: 'password',
    input: changePasswordSchema,
    needsSession: true,
    own: 'changePassword',
  },
  [authRoutes.requestReset]: {
    method: 'POST',
    limit: 'mail',
    input: addressSchema,
    target: 'redirectTo',
    own: 'requestReset',
    mails: true,
  },
  [authRoutes.resetPassword]: { ...WRITE, input: resetPasswordSchema, own: 'resetPassword' },
  [authRoutes.sendVerification]: {
    method: 'POST',
    limit: 'mail',
    input: addressSchema,
    target: 'callbackURL',
    own: 'sendVerification',
    mails: true,
  },
  '/verify-password': {
    method: 'POST',
    limit: 'password',
    input: verifyPasswordSchema,
    needsSession: true,
    own: 'verifyPassword',
  },
  '/change-email': {
    method: 'POST',
    limit: 'mail',
    input: newEmailSchema,
    target: 'callbackURL',
    needsSession: true,
    own: 'changeEmail',
  },
  [authRoutes.verifyTotp]: {
    method: 'POST',
    limit: 'sign_in',
    input: totpBodySchema,
    opensSession: true,
    own: 'verifyTotp',
  },
  [authRoutes.verifyBackupCode]: {
    method: 'POST',
    limit: 'sign_in',
    input: backupCodeBodySchema,
    opensSession: true,
    own: 'verifyBackupCode',
  },
  [authRoutes.enableTwoFactor]: { ...PROVEN_WRITE, input: enableTwoFactorSchema, own: 'enableTwoFactor' },
  [authRoutes.disableTwoFactor]: { ...PROVEN_WRITE, own: 'disableTwoFactor' },
  [authRoutes.newBackupCodes]: { ...PROVEN_WRITE, own: 'newBackupCodes' },
  [authRoutes.totpUri]: { ...PROVEN_WRITE, own: 'totpUri' },
  [authRoutes.passkeySignInOptions]: { ...READ, own: 'passkeySignInOptions' },
  [authRoutes.passkeySignIn]: {
    method: 'POST',
    limit: 'sign_in',
    input: passkeySignInSchema,
    opensSession: true,
    own: 'passkeySignIn',
  },
  [authRoutes.passkeyRegisterOptions]: { ...READ, needsSession: true, own: 'passkeyRegisterOptions' },
  // With a mail's token it opens a session; without one it adds a passkey to the session's user.
  [authRoutes.passkeyRegister]: { ...WRITE, input: newPasskeySchema, opensSession: true, own: 'addPasskey' },
  [authRoutes.listPasskeys]: { ...READ, needsSession: true, own: 'listPasskeys' },
  [authRoutes.renamePasskey]: { ...SIGNED_IN_WRITE, input: renamePasskeySchema, own: 'renamePasskey' },
  [authRoutes.removePasskey]: { ...SIGNED_IN_WRITE, input: removePasskeySchema, own: 'removePasskey' },
  '/list-accounts': { ...READ, needsSession: true },
  '/list-sessions': { ...READ, needsSession: true },
  '/revoke-session': { ...SIGNED_IN_WRITE, input: revokeSessionSchema, own: 'revokeSession' },
  '/revoke-sessions': { ...SIGNED_IN_WRITE, own: 'revokeSessions' },
  '/revoke-other-sessions': { ...SIGNED_IN_WRITE, own: 'revokeOtherSessions' },
};

/** The open route at `path` below `/api/auth`; null when there is none. */
export const findRoute = (path: string): Route | null =>
  (Object.hasOwn(openRoutes, path) && openRoutes[path]) || null;
