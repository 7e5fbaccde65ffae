import { z } from 'zod/mini';
import { nameSchema, signUpSchema } from './credentials.ts';
import { AVATAR } from './paths.ts';
import { singleLine } from './text.ts';

// Separate from `credentials.ts`, so that the pages before sign-in, which accept no picture, do not load it.

const IMAGE_MAX_LENGTH = 2048; // characters of a URL

/** The address of an uploaded picture while the service runs on a developer's machine without a certificate. */
const LOCAL_UPLOAD = new RegExp(`^http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?${AVATAR}/`);

/**
 * An address with user info, even empty. The URL parser drops empty user info, and accepts any number of slashes of
 * either kind. Every person who sees the picture would see the password.
 */
const USER_INFO = /^\s*\w+:[\\/]*[^\\/?#]*@/;

/** A picture's address: `https:` only, so that no page loads it over an unencrypted connection. */
export const imageSchema = z.nullable(
  z.string('Use an https address.').check(
    z.maxLength(IMAGE_MAX_LENGTH, `Use at most ${IMAGE_MAX_LENGTH} characters.`),
    singleLine(),
    z.refine(
      (value) => URL.canParse(value) && (/^https:\/\//i.test(value) || LOCAL_UPLOAD.test(value)),
      'Use an https address.',
    ),
    z.refine((value) => !USER_INFO.test(value), 'Leave user name and password out of the address.'),
  ),
);

/** The part of the body of `POST /api/auth/update-user` that is read. */
export const updateUserSchema = z.object({ name: z.optional(nameSchema), image: z.optional(imageSchema) });

/** The part of the body of `POST /api/auth/sign-up/email` that is read. */
export const signUpBodySchema = z.extend(signUpSchema, { image: z.optional(imageSchema) });
