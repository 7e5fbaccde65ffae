import type { z } from 'zod/mini';
import {
  changePasswordSchema,
  signInSchema,
  signUpSchema,
  tokenSchema,
  updateUserSchema,
} from '../../shared/credentials.ts';
import { authRoutes } from '../../shared/paths.ts';

type Route = {
  method: 'GET' | 'POST';
  /** What we ask of the body beyond Better Auth's own checks. */
  input?: z.ZodMiniType<Record<string, unknown>>;
  /** Makes a session: the one held before ends with it. */
  signsIn?: true;
  /** Hashes a password: only a few at once. */
  hashes?: true;
};

const GET: Route = { method: 'GET' };
const POST: Route = { method: 'POST' };

/** The raw routes that are open. Better Auth has many more; each stays 404 until it is wanted here. */
const openRoutes: Record<string, Route> = {
  '/ok': GET,
  [authRoutes.signUp]: { method: 'POST', input: signUpSchema, signsIn: true, hashes: true },
  [authRoutes.signIn]: { method: 'POST', input: signInSchema, signsIn: true, hashes: true },
  [authRoutes.signOut]: POST,
  '/get-session': GET,
  [authRoutes.updateUser]: { method: 'POST', input: updateUserSchema },
  '/change-password': { method: 'POST', input: changePasswordSchema, hashes: true },
  '/request-password-reset': POST,
  '/reset-password': { method: 'POST', input: tokenSchema },
  '/send-verification-email': POST,
  '/list-sessions': GET,
  '/revoke-session': { method: 'POST', input: tokenSchema },
  '/revoke-sessions': POST,
  '/revoke-other-sessions': POST,
};

/** The open route at `path` below `/api/auth`; null when there is none. */
export const findRoute = (path: string): Route | null =>
  (Object.hasOwn(openRoutes, path) && openRoutes[path]) || null;
