/** The classes of requests. Requests of one class and one client address are counted together. */
export const LIMIT_CLASSES = ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/** `most` requests in each window of `seconds`. */
export type Limit = { most: number; seconds: number };
export type Limits = Readonly<Record<LimitClass, Limit>>;

/** Thirty pupils behind one school's address can sign up within a minute, and sign in twice. */
export const DEFAULT_LIMITS: Limits = {
  sign_up: { most: 30, seconds: 60 },
  sign_in: { most: 60, seconds: 60 },
  password: { most: 20, seconds: 60 },
  mail: { most: 10, seconds: 60 },
  auth: { most: 600, seconds: 60 },
  trpc: { most: 1200, seconds: 60 },
};
