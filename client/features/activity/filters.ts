import { filter } from '#messages/activity.tsx';
import type { ActivityKind } from '../../../shared/activity.ts';

type Filter = { label: string; kinds: readonly ActivityKind[] | null };

export const FILTERS = {
  all: { label: filter.all, kinds: null },
  signIns: {
    label: filter.signIns,
    kinds: [
      'sign_up',
      'sign_in',
      'sign_out',
      'site_signed_in',
      'site_signed_out',
      'locked',
      'second_factor',
      'step_up',
      'session_revoked',
      'sessions_revoked',
    ],
  },
  password: {
    label: filter.password,
    kinds: ['password_changed', 'password_reset_requested', 'password_reset', 'not_me', 'recovered'],
  },
  secondFactor: {
    label: filter.secondFactor,
    kinds: [
      'passkey_added',
      'passkey_renamed',
      'passkey_removed',
      'two_factor_enabled',
      'two_factor_disabled',
      'second_factor',
      'backup_code_used',
      'backup_codes_replaced',
      'browser_trusted',
      'browser_untrusted',
      'factor_reset_requested',
      'factor_reset_stopped',
      'factor_reset',
      'factor_reset_at_once',
    ],
  },
  email: {
    label: filter.email,
    kinds: [
      'verification_requested',
      'email_verified',
      'email_change_requested',
      'email_change_cancelled',
      'email_changed',
      'recovery_requested',
      'stolen_recovery_requested',
      'recovery_stopped',
      'recovered',
    ],
  },
  account: {
    label: filter.account,
    kinds: [
      'sign_up',
      'account_created',
      'imported',
      'data_copied',
      'deletion_requested',
      'deletion_cancelled',
      'banned',
      'unbanned',
      'claims_changed',
    ],
  },
} as const satisfies Record<string, Filter>;
export type FilterName = keyof typeof FILTERS;
