import { type ReadVariable, toLink, toPicture } from './values.ts';

const APP_NAME_MAX_LENGTH = 60;

/** How the portal presents itself. */
export type PortalConfig = {
  /** What people are told they sign in to. */
  appName: string;
  /** Shown beside the name, in place of our mark. */
  logoUrl: string | undefined;
  /** Where they come from, and the terms they agree to when they sign up. */
  appUrl: string | undefined;
  termsUrl: string | undefined;
  privacyUrl: string | undefined;
};

/** The part of the configuration that people see. */
export function readPortal(read: ReadVariable): PortalConfig {
  const readLink = (name: string) =>
    read<string | undefined>(
      name,
      toLink,
      undefined,
      'must be an address such as https://book.example.com/page.',
    );
  return {
    appName: read(
      'APP_NAME',
      (text) => (text.length <= APP_NAME_MAX_LENGTH && !/[\p{Cc}\p{Zl}\p{Zp}<>]/u.test(text) ? text : null),
      'Gatehouse',
      `must be a name of at most ${APP_NAME_MAX_LENGTH} characters.`,
    ),
    logoUrl: read<string | undefined>(
      'LOGO_URL',
      toPicture,
      undefined,
      'must be an https: address or a path such as /logo.svg.',
    ),
    appUrl: readLink('APP_URL'),
    termsUrl: readLink('TERMS_URL'),
    privacyUrl: readLink('PRIVACY_URL'),
  };
}
