import type { CDPSession, Page } from '@playwright/test';

/** A passkey with its private key. */
type Held = Awaited<ReturnType<typeof listHeld>>[number];

type AuthenticatorOptions = {
  /** False for an authenticator that does not verify its user. */
  verifiesUser?: boolean;
  /** False for a user who does nothing when asked. */
  isPresent?: boolean;
};

export type Authenticator = {
  /** From now on, the user answers each request, or none. */
  setPresent: (isPresent: boolean) => Promise<void>;
  setVerified: (isVerified: boolean) => Promise<void>;
  /** The passkeys that it holds, as the browser sees them. */
  credentials: () => Promise<Held[]>;
  clear: () => Promise<void>;
  /**
   * Replaces what it holds with these passkeys of it, for example of an earlier moment: a copy that was made before the
   * last sign-in counts fewer signatures.
   */
  restore: (kept: readonly Held[]) => Promise<void>;
};

/** Gives the page's browser an authenticator that keeps passkeys: Chromium's own, without hardware. */
export async function plugIn(
  page: Page,
  { verifiesUser = true, isPresent = true }: AuthenticatorOptions = {},
): Promise<Authenticator> {
  const browser: CDPSession = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifiesUser,
      automaticPresenceSimulation: isPresent,
    },
  });
  return {
    setPresent: async (enabled) => {
      await browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    setVerified: async (isUserVerified) => {
      await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    credentials: () => listHeld(browser, authenticatorId),
    clear: async () => {
      await browser.send('WebAuthn.clearCredentials', { authenticatorId });
    },
    restore: async (kept) => {
      await browser.send('WebAuthn.clearCredentials', { authenticatorId });
      for (const credential of kept)
        await browser.send('WebAuthn.addCredential', { authenticatorId, credential });
    },
  };
}

const listHeld = async (browser: CDPSession, authenticatorId: string) =>
  (await browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
