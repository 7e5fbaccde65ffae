import { pages } from '../../../shared/paths.ts';
import { FEW_BACKUP_CODES } from '../../../shared/second-factor.ts';
import { portalConfig } from '../../api/portal-config.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { part } from '../../words/part.ts';
import { type Finding, fine, todo } from './finding.ts';

const words = part('overview');

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
    const { few, on } = words.twoFactor;
    const count = { count: backupCodesLeft };
    if (backupCodesLeft > FEW_BACKUP_CODES) return [{ ...fine, text: on.text(count), step: on.step, ...at }];
    return [{ ...todo, text: backupCodesLeft === 0 ? few.none : few.text(count), step: few.step, ...at }];
  }
  if (!hasPassword) return []; // a passkey needs no second factor
  const { secondFactor, appName } = portalConfig;
  const { encouraged } = words.twoFactor;
  return secondFactor === 'encouraged'
    ? [{ ...todo, text: encouraged.text({ appName }), step: encouraged.step, ...at }]
    : [{ state: 'fact', icon: 'shield', ...words.twoFactor.off, ...at }];
}

function toPasskeys({ passkeys, hasPassword }: Overview): Finding[] {
  const at = { to: pages.security, hash: 'passkeys' };
  if (passkeys === 0) return [{ state: 'fact', icon: 'key', ...words.passkeys.none, ...at }];
  if (passkeys === 1 && !hasPassword) return [{ ...todo, ...words.passkeys.only, ...at }];
  const { some } = words.passkeys;
  return [{ ...fine, text: some.text({ count: passkeys }), step: some.step, ...at }];
}

function toTrusted({ trustedBrowsers }: Overview): Finding[] {
  if (trustedBrowsers === 0) return [];
  const { text, step } = words.trustedBrowsers;
  return [
    {
      state: 'fact',
      icon: 'devices',
      text: text({ count: trustedBrowsers }),
      step,
      to: pages.security,
      hash: 'trusted-browsers',
    },
  ];
}
