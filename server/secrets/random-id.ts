import { generateRandomString } from 'better-auth/crypto';

/** Creates an id or a session token in the same form as Better Auth: 32 letters and digits, about 190 random bits. */
export const createId = (): string => generateRandomString(32, 'a-z', 'A-Z', '0-9');
