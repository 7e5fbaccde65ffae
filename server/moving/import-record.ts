import { z } from 'zod/mini';
import { claimsUpdateSchema } from '../../shared/claims.ts';
import { nameSchema } from '../../shared/credentials.ts';
import { emailSchema } from '../../shared/email-address.ts';
import { imageSchema } from '../../shared/image-address.ts';
import { findLanguageTag } from '../../shared/language-tag.ts';
import { ID_IN_PATH } from '../../shared/paths.ts';
import { profileUpdateSchema } from '../../shared/profile.ts';
import { singleLine } from '../../shared/text.ts';
import { findHashFault } from '../passwords/stored-hash.ts';

/** Where users can come from. `csv` and `json` are our own forms, which an export writes. */
export const SOURCES = ['csv', 'json', 'better-auth', 'supabase', 'clerk', 'auth0'] as const;
export type SourceName = (typeof SOURCES)[number];

/** Users of one batch. Larger batches are hardly faster, and a person who signs up meanwhile would wait for one. */
export const BATCH_MOST = 500;

/** A foreign id, as it is kept beside the new one. Auth0's are the longest. */
const SOURCE_ID_MAX_LENGTH = 255;
const ID = new RegExp(`^(?!\\.{1,2}$)${ID_IN_PATH}$`);

/** An id of another service that can be kept: it is part of an address of the bridge, where `.` has a meaning. */
export const ownIdSchema = z.string().check(z.maxLength(64), z.regex(ID));
export const sourceIdSchema = z
  .string('The id is not text.')
  .check(
    z.minLength(1, 'The id is empty.'),
    z.maxLength(SOURCE_ID_MAX_LENGTH, `The id has more than ${SOURCE_ID_MAX_LENGTH} characters.`),
    singleLine('The id has control characters.'),
  );

/** A BCP 47 tag, as the profile takes it. */
export const languageSchema = z.string().check(
  z.maxLength(35),
  z.refine((tag) => findLanguageTag(tag) !== null),
);

const instantSchema = z.iso.datetime('This is not a date.');

/** A user to be imported, whatever the source: every value has the form in which it is stored. */
export const importRecordSchema = z.strictObject({
  /** The place of the row at the source. The answer says by it what became of the record. */
  number: z.int(),
  /** The id at the source; the address where the source has none. */
  sourceId: sourceIdSchema,
  /** The id here; null for a new one. */
  id: z.nullable(ownIdSchema),
  email: emailSchema,
  emailVerified: z.boolean(),
  name: nameSchema,
  image: imageSchema,
  /** The language of the last sign-in; null when unknown. */
  language: z.nullable(languageSchema),
  /** Null for now. */
  createdAt: z.nullable(instantSchema),
  /** Null for a user who gets a password by a reset. */
  passwordHash: z.nullable(z.string().check(z.refine((hash) => findHashFault(hash) === null))),
  /** Null for a user who is not banned. */
  bannedSince: z.nullable(instantSchema),
  profile: profileUpdateSchema,
  claims: claimsUpdateSchema,
});
export type ImportRecord = z.infer<typeof importRecordSchema>;
