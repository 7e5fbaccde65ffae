import { z } from 'zod/mini';
import { nameSchema } from '../../shared/credentials.ts';
import { emailSchema } from '../../shared/email-address.ts';
import { operation } from './operation.ts';

/** `user.create`: an account without a password. A mail lets its person choose one. */
export const createUser = operation(
  z.strictObject({ email: emailSchema, name: nameSchema, verified: z._default(z.boolean(), false) }),
  async ({ account }, { email, name, verified }, source) => {
    const { id } = await account.invitations.create({ email, name, emailVerified: verified }, source);
    return { id, email, name, emailVerified: verified };
  },
);

/** `user.invite`: the same, and again while nobody has used the account. Without a name, the address gives one. */
export const inviteUser = operation(
  z.strictObject({ email: emailSchema, name: z.optional(nameSchema) }),
  async ({ account }, { email, name = toName(email) }, source) => ({
    ...(await account.invitations.invite({ email, name }, source)),
    email,
  }),
);

/** The part of an address before `@`. */
const toName = (email: string): string => email.slice(0, email.indexOf('@'));
