/** What made somebody doubt their account: a device they don't know, or a change of email. */
export type SecureSearch = { device?: string | undefined; about?: 'email' | undefined };

/** Keeps what is known, for words alone: whatever is written there, the same is done. */
export const toSecureSearch = ({ device, about }: Record<string, unknown>): SecureSearch => ({
  device: typeof device === 'string' ? device : undefined,
  about: about === 'email' ? about : undefined,
});
