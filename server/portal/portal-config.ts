import type { PortalConfig } from '../../shared/portal.ts';

type Parts = {
  portal: {
    appName: string;
    logoUrl: string | undefined;
    appUrl: string | undefined;
    termsUrl: string | undefined;
    privacyUrl: string | undefined;
  };
  account: Pick<PortalConfig, 'signUp' | 'passwordMinLength' | 'secondFactor'>;
};

/** The public settings of the portal: its name, its links and its sign-up. */
export const toPortalConfig = ({ portal, account }: Parts): PortalConfig => ({
  appName: portal.appName,
  logoUrl: portal.logoUrl ?? null,
  appUrl: portal.appUrl ?? null,
  termsUrl: portal.termsUrl ?? null,
  privacyUrl: portal.privacyUrl ?? null,
  signUp: account.signUp,
  passwordMinLength: account.passwordMinLength,
  secondFactor: account.secondFactor,
});
