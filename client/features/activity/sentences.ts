import type { ActivityKind } from '../../../shared/activity.ts';
import { toSiteLabel } from '../../session/site-label.ts';
import type { IconName } from '../../ui/subject-icon.tsx';
import { part } from '../../words/part.ts';

const words = part('activity');

type Sentence = { text: string; failed: string; icon: IconName };

const ICONS = {
  sign_up: 'person',
  imported: 'person',
  data_copied: 'person',
  sign_in: 'enter',
  sign_out: 'leave',
  locked: 'warning',
  step_up: 'key',
  session_revoked: 'devices',
  sessions_revoked: 'devices',
  site_signed_in: 'enter',
  site_signed_out: 'leave',
  verification_requested: 'mail',
  email_verified: 'mail',
  email_change_requested: 'mail',
  email_change_cancelled: 'mail',
  email_changed: 'mail',
  password_changed: 'key',
  password_reset_requested: 'key',
  password_reset: 'key',
  not_me: 'warning',
  passkey_added: 'key',
  passkey_renamed: 'key',
  passkey_removed: 'key',
  two_factor_enabled: 'key',
  two_factor_disabled: 'warning',
  second_factor: 'key',
  backup_code_used: 'key',
  backup_codes_replaced: 'key',
  browser_trusted: 'devices',
  browser_untrusted: 'devices',
  recovery_requested: 'warning',
  stolen_recovery_requested: 'warning',
  recovery_stopped: 'person',
  recovered: 'warning',
  factor_reset_requested: 'warning',
  factor_reset_stopped: 'person',
  factor_reset: 'warning',
  factor_reset_at_once: 'warning',
  deletion_requested: 'warning',
  deletion_cancelled: 'person',
  account_deleted: 'warning',
  banned: 'warning',
  unbanned: 'person',
  claims_changed: 'person',
  account_created: 'person',
} as const satisfies Record<ActivityKind, IconName>;

type Event = { kind: ActivityKind; site: string | null; actor: string | null };

/** The event in words. */
export const toSentence = ({ kind, site, actor }: Event): Sentence => {
  const failures: Partial<Record<ActivityKind, string>> = words.failures;
  const isAtSite = kind === 'site_signed_in' || kind === 'site_signed_out';
  const text =
    site !== null && isAtSite ? words.atSite[kind]({ site: toSiteLabel(site) }) : words.sentences[kind];
  if (actor !== null) return { text: words.by({ sentence: text, actor }), failed: text, icon: ICONS[kind] };
  return { text, failed: failures[kind] ?? text, icon: ICONS[kind] };
};
