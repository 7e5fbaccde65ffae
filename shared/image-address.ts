import { z } from 'zod/mini';
import { nameSchema, signUpSchema } from './credentials.ts';
import { AVATAR } from './paths.ts';
import { singleLine } from './text.ts';

// Apart from `credentials.ts`, so that the pages before the account, which take no picture, do not load it.

const IMAGE_MAX_LENGTH = 2048; // characters of a URL

/** A picture of our own, where the service runs on one's own machine and has no certificate. */
const LOCAL_UPLOAD = new RegExp(`^http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?${AVATAR}/`);

/**
 * An address with user info, be it empty: the URL parser drops an empty one, and takes any number of slashes of either
 * kind. Everybody who sees the picture would be shown the password.
 */
const USER_INFO = /^\s*\w+:[\\/]*[^\\/?#]*@/;

/** A picture's address: `https:` only, so that no page embeds it in the clear. */
const imageSchema = z.nullable(
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

/** What `POST /api/auth/update-user` reads of its body. */
export const updateUserSchema = z.object({ name: z.optional(nameSchema), image: z.optional(imageSchema) });

/** What `POST /api/auth/sign-up/email` reads of its body. */
export const signUpBodySchema = z.extend(signUpSchema, { image: z.optional(imageSchema) });
