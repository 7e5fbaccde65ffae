import * as words from '#messages/overview.tsx';
import { pages } from '../../../shared/paths.ts';
import { FEW_BACKUP_CODES } from '../../../shared/second-factor.ts';
import { portalConfig } from '../../api/portal-config.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { type Finding, fine, todo } from './finding.ts';

type Overview = RouterOutput['security']['overview'];

/** How strongly the user signs in: two-factor, passkeys and trusted browsers. */
export const toStrength = (overview: Overview): Finding[] => [
  ...toTwoFactor(overview),
  ...toPasskeys(overview),
  ...toTrusted(overview),
];

function toTwoFactor({ twoFactor, hasPassword }: Overview): Finding[] {
  const at = { to: pages.security, hash: 'two-factor' };
  if (twoFactor) {
    const { backupCodesLeft } = twoFactor;
    return backupCodesLeft <= FEW_BACKUP_CODES
      ? [{ ...todo, ...words.twoFactor.few(backupCodesLeft), ...at }]
      : [{ ...fine, ...words.twoFactor.on(backupCodesLeft), ...at }];
  }
  if (!hasPassword) return []; // a passkey needs no second factor
  const { secondFactor, appName } = portalConfig;
  return secondFactor === 'encouraged'
    ? [{ ...todo, ...words.twoFactor.encouraged(appName), ...at }]
    : [{ state: 'fact', icon: 'shield', ...words.twoFactor.off, ...at }];
}

function toPasskeys({ passkeys, hasPassword }: Overview): Finding[] {
  const at = { to: pages.security, hash: 'passkeys' };
  if (passkeys === 0) return [{ state: 'fact', icon: 'key', ...words.passkeys.none, ...at }];
  if (passkeys === 1 && !hasPassword) return [{ ...todo, ...words.passkeys.only, ...at }];
  return [{ ...fine, ...words.passkeys.some(passkeys), ...at }];
}

function toTrusted({ trustedBrowsers }: Overview): Finding[] {
  if (trustedBrowsers === 0) return [];
  const { text, step } = words.trustedBrowsers;
  return [
    {
      state: 'fact',
      icon: 'devices',
      text: text(trustedBrowsers),
      step,
      to: pages.security,
      hash: 'trusted-browsers',
    },
  ];
}
