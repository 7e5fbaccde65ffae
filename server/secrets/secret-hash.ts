import { createHash } from 'node:crypto';

/**
 * The SHA-256 of a random secret in hexadecimal, which the database stores instead of the secret. Nobody can guess 256
 * random bits, so that the digest needs no salt and need not be slow (ASVS 6.2.5 is about secrets that people choose).
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
