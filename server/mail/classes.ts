import type { TemplateName } from './templates.ts';

type MailClass = 'confirmation' | 'reset' | 'request' | 'notice' | 'change' | 'summary';

/** What each mail is. It decides whom the mail may go to, and how many of its kind go in an hour. */
const CLASSES: Record<TemplateName, MailClass> = {
  verifyEmail: 'confirmation',
  emailChangeNew: 'confirmation',
  resetPassword: 'reset',
  secured: 'reset',
  emailChangeOld: 'request',
  signUpAttempt: 'notice',
  newDevice: 'notice',
  emailChanged: 'change',
  passwordChanged: 'change',
  deletion: 'change',
  deletionCancelled: 'change',
  deleted: 'change',
  summary: 'summary',
};

/** Mails an hour to one address. */
const OF_A_KIND = 3;
const NOTICES = 10;
const TO_UNCONFIRMED = 3;

type Budget = {
  /** Names that the mail is counted under, and how many an hour each may have. */
  limits: Record<string, number>;
  /** What becomes of a mail above it: nothing, a line of the summary, or a refusal of what would have been mailed. */
  above: 'drop' | 'tell' | 'refuse';
};

/** To an address that nobody confirmed: its confirmation and a reset, and nothing else. */
export const UNCONFIRMED: Budget = { limits: { unconfirmed: TO_UNCONFIRMED }, above: 'drop' };

/** The budget of a mail; null for one that must not go to such an address. */
export function findBudget(template: TemplateName, isConfirmed: boolean): Budget | null {
  const kind = CLASSES[template];
  if (kind === 'confirmation') return UNCONFIRMED;
  if (!isConfirmed) return kind === 'reset' ? UNCONFIRMED : null;
  const limits = { [template]: OF_A_KIND };
  if (kind === 'notice') return { limits: { ...limits, notice: NOTICES }, above: 'tell' };
  return { limits, above: kind === 'request' ? 'refuse' : 'tell' };
}
