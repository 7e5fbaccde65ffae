import type { TemplateName } from './templates.ts';

type MailClass = 'confirmation' | 'reset' | 'request' | 'notice' | 'change' | 'operator' | 'summary';

/** The class of each mail. It decides who may receive the mail, and how many of its kind are sent in an hour. */
const CLASSES: Record<TemplateName, MailClass> = {
  verifyEmail: 'confirmation',
  emailChangeNew: 'confirmation',
  resetPassword: 'reset',
  secured: 'reset',
  invitation: 'reset',
  emailChangeOld: 'request',
  signUpAttempt: 'notice',
  newDevice: 'notice',
  emailChanged: 'change',
  passwordChanged: 'change',
  passkeyAdded: 'change',
  passkeyRemoved: 'change',
  twoFactorOn: 'change',
  twoFactorOff: 'change',
  backupCodesReplaced: 'change',
  backupCodeUsed: 'change',
  recovery: 'operator',
  recoveryNotice: 'request',
  stolenNotice: 'request',
  stolenRecovered: 'change',
  factorResetNotice: 'request',
  factorReset: 'change',
  deletion: 'change',
  deletionCancelled: 'change',
  deleted: 'change',
  summary: 'summary',
};

/** Mails per hour to one address. */
const OF_A_KIND = 3;
const NOTICES = 10;
const TO_UNCONFIRMED = 3;

type Budget = {
  /** The names that the mail is counted under, and the limit of each name per hour. */
  limits: Record<string, number>;
  /** A mail above a limit is dropped, becomes a line of the summary, or causes the refusal of the request. */
  overLimit: 'drop' | 'summarize' | 'refuse';
};

/** An unconfirmed address receives only confirmations and resets. */
export const UNCONFIRMED: Budget = { limits: { unconfirmed: TO_UNCONFIRMED }, overLimit: 'drop' };

/** The budget of a mail; null when the mail must not go to such an address. */
export function findBudget(template: TemplateName, isConfirmed: boolean): Budget | null {
  const kind = CLASSES[template];
  if (kind === 'confirmation') return UNCONFIRMED;
  // The operator says which address it is. A mail that is not sent must not look sent.
  if (kind === 'operator') return { limits: { [template]: OF_A_KIND }, overLimit: 'refuse' };
  if (!isConfirmed) return kind === 'reset' ? UNCONFIRMED : null;
  const limits = { [template]: OF_A_KIND };
  if (kind === 'notice') return { limits: { ...limits, notice: NOTICES }, overLimit: 'summarize' };
  return { limits, overLimit: kind === 'request' ? 'refuse' : 'summarize' };
}
