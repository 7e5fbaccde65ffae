import type { z } from 'zod/mini';
import type { addressSchema } from '../../shared/credentials.ts';
import type { updateUserSchema } from '../../shared/image-address.ts';
import type { resetPasswordSchema } from '../../shared/link-input.ts';
import type { changePasswordSchema } from '../../shared/person-input.ts';
import { ask, type Body, post, type Route } from './auth.ts';
import { withStepUp } from './step-up.ts';

// The raw routes that the pages before sign-in do not start with.

/** Sets a new password with the link of a mail. All sessions end. Throws ApiError. */
export const resetPassword = (input: z.output<typeof resetPasswordSchema>) => post('resetPassword', input);

/** Changes the password and signs out all other devices. Throws ApiError, for example with `wrong_password`. */
export const changePassword = (input: z.output<typeof changePasswordSchema>) => post('changePassword', input);

/** Sends the confirmation mail of an address again. Its link leads back to `redirectTo`. Throws ApiError. */
export const sendVerification = (input: z.output<typeof addressSchema>, redirectTo: string | undefined) =>
  post('sendVerification', { ...input, callbackURL: redirectTo });

/** Changes the user's own name or picture. Throws ApiError. */
export const updateUser = (input: z.output<typeof updateUserSchema>) => post('updateUser', input);

/** Calls a raw route that changes nothing, like `post`. */
export const get = (route: Route): Promise<Body> => withStepUp(route, () => ask(route, undefined, null));
