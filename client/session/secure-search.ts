/** Why the user doubts the account's safety: an unknown device, or an email change. */
export type SecureSearch = { device?: string | undefined; about?: 'email' | undefined };

/**
 * Keeps the known parameters. They change only the page's text, not what the page does, so that their values are
 * harmless.
 */
export const toSecureSearch = ({ device, about }: Record<string, unknown>): SecureSearch => ({
  device: typeof device === 'string' ? device : undefined,
  about: about === 'email' ? about : undefined,
});
