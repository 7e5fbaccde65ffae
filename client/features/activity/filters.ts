import type { ActivityKind } from '../../../shared/activity.ts';

/** The kinds of events that a filter shows; null for all. */
type Filter = readonly ActivityKind[] | null;

/** By the key of its label in the words of the page. */
export const FILTERS = {
  all: null,
  signIns: [
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
  password: ['password_changed', 'password_reset_requested', 'password_reset', 'not_me', 'recovered'],
  secondFactor: [
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
  email: [
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
  account: [
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
} as const satisfies Record<string, Filter>;
export type FilterName = keyof typeof FILTERS;
