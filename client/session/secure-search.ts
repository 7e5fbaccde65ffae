/** What made somebody doubt their account: a device they don't know, or a change of email. */
export type SecureSearch = { device?: string; about?: 'email' };

/** Keeps what is known, for words alone: whatever is written there, the same is done. */
export const toSecureSearch = ({ device, about }: Record<string, unknown>): SecureSearch => ({
  ...(typeof device === 'string' && { device }),
  ...(about === 'email' && { about }),
});
