import { generateRandomString } from 'better-auth/crypto';

/** An id or a session token, in the form Better Auth gives its own: 32 letters and digits, about 190 random bits. */
export const createId = (): string => generateRandomString(32, 'a-z', 'A-Z', '0-9');
