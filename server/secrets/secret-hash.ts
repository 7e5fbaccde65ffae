import { createHash } from 'node:crypto';

/**
 * The SHA-256 of a random secret, in hexadecimal: what the database keeps of it. Nobody guesses 256 random bits, so that
 * the digest needs neither salt nor slowness (ASVS 6.2.5 speaks of secrets that people choose).
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
