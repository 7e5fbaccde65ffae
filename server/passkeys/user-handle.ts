import { createHmac } from 'node:crypto';

/**
 * The id by which authenticators know a user (WebAuthn §14.6.1). It holds no personal data, and needs no column: the
 * service computes it from the user's id. An authenticator that returns another handle has the passkey of another user.
 */
export const createUserHandles =
  (key: Buffer) =>
  (userId: string): Buffer<ArrayBuffer> =>
    createHmac('sha256', key).update(userId).digest() as Buffer<ArrayBuffer>;
export type ToUserHandle = ReturnType<typeof createUserHandles>;
