import type { z } from 'zod/mini';
import { claimsUpdateSchema } from '../../shared/claims.ts';
import { nameSchema } from '../../shared/credentials.ts';
import { emailSchema } from '../../shared/email-address.ts';
import { imageSchema } from '../../shared/image-address.ts';
import { profileUpdateSchema } from '../../shared/profile.ts';
import { findHashFault } from '../passwords/stored-hash.ts';
import { type ImportRecord, languageSchema, ownIdSchema, sourceIdSchema } from './import-record.ts';
import { isGiven, type SourceUser, toWord } from './source-row.ts';
import { toInstant, toTruth } from './values.ts';

/** `mended`: what the record has otherwise than the source, in words for the operator. */
export type Converted = { record: ImportRecord; mended: string[] } | { fault: string };

const NAME_MAX_LENGTH = 100; // code points, as in `nameSchema`

/**
 * Converts a user of any source. An address, an id or a date that cannot be understood refuses the row, because nobody
 * could mend it here. A name or a picture is mended or left out, and the report says so. So is a password hash that is
 * not known: its person chooses a new password by a reset.
 */
export function toRecord(number: number, source: SourceUser, keepIds: boolean): Converted {
  const mended: string[] = [...(source.leftBehind ?? [])];
  const email = emailSchema.safeParse(isGiven(source.email) ? source.email : '');
  if (!email.success)
    return { fault: isGiven(source.email) ? 'the address is not valid' : 'there is no address' };

  const sourceId = sourceIdSchema.safeParse(isGiven(source.id) ? toWord(source.id) : email.data);
  if (!sourceId.success) return { fault: toSentence(sourceId.error) };
  const id = keepIds && isGiven(source.id) ? ownIdSchema.safeParse(sourceId.data) : null;
  if (id?.success === false) return { fault: 'the id cannot be kept: leave --keep-ids out' };

  const verified = toTruth(source.emailVerified);
  if (verified === undefined) return { fault: 'whether the address is verified cannot be read' };
  const banned = toTruth(source.banned);
  if (banned === undefined) return { fault: 'whether the user is banned cannot be read' };
  const createdAt = toInstant(source.createdAt);
  if (createdAt === undefined) return { fault: 'the date of creation cannot be read' };
  const isFuture = createdAt !== null && Date.parse(createdAt) > Date.now();
  if (isFuture) mended.push('the date of creation is in the future: it is now');

  const profile = profileUpdateSchema.safeParse(dropAbsent(source.profile));
  if (!profile.success) return { fault: `the profile is not valid: ${toSentence(profile.error)}` };
  const claims = claimsUpdateSchema.safeParse(dropAbsent(source.claims));
  if (!claims.success) return { fault: `the claims are not valid: ${toSentence(claims.error)}` };

  return {
    mended,
    record: {
      number,
      sourceId: sourceId.data,
      id: id?.data ?? null,
      email: email.data,
      emailVerified: verified !== null && verified !== false,
      name: toName(source.name, email.data, mended),
      image: toImage(source.image, mended),
      language: toLanguage(source.language, mended),
      createdAt: isFuture ? null : createdAt,
      passwordHash: toHash(source.passwordHash, mended),
      bannedSince: typeof banned === 'string' ? banned : banned ? new Date().toISOString() : null,
      profile: profile.data,
      claims: claims.data,
    },
  };
}

const dropAbsent = (fields: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

/** The field and what is wrong with it. */
function toSentence(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
}

function toName(given: unknown, email: string, mended: string[]): string {
  const exact = nameSchema.safeParse(given);
  if (exact.success) return exact.data;
  const text =
    typeof given === 'string'
      ? given.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
      : '';
  const short = nameSchema.safeParse([...text.trim().normalize('NFC')].slice(0, NAME_MAX_LENGTH).join(''));
  mended.push(
    short.success
      ? 'the name was shortened or rid of control characters'
      : 'there is no name: it is the part of the address before @',
  );
  return short.success ? short.data : email.slice(0, email.lastIndexOf('@'));
}

function toImage(given: unknown, mended: string[]): string | null {
  if (!isGiven(given)) return null;
  const image = imageSchema.safeParse(given);
  if (!image.success) mended.push('the picture is left out: it has no https address that is accepted');
  return image.success ? image.data : null;
}

function toLanguage(given: unknown, mended: string[]): string | null {
  if (!isGiven(given)) return null;
  const language = languageSchema.safeParse(given);
  if (!language.success) mended.push('the language is left out: it is no language tag such as pt-BR');
  return language.success ? language.data : null;
}

function toHash(given: unknown, mended: string[]): string | null {
  if (!isGiven(given)) return null;
  const hash = typeof given === 'string' ? given.trim() : null;
  const fault = hash === null ? 'the password hash is not text' : findHashFault(hash);
  if (fault !== null) mended.push(`imported without a password: ${fault}`);
  return fault === null ? hash : null;
}
