import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits/classes.ts';
import { type ReadVariable, toInteger, toLimits, toSender, toSmtpUrl } from './values.ts';

/** `instant`: signed in at once; `verified`: the address first; `closed`: nobody new. */
const SIGN_UP_MODES = ['instant', 'verified', 'closed'] as const;
type SignUpMode = (typeof SIGN_UP_MODES)[number];

/** How people get in, and what is mailed to them. */
export type CredentialsConfig = {
  mail: {
    /** Undefined: mails stay in the outbox. */
    smtpUrl: string | undefined;
    from: string;
  };
  account: {
    signUp: SignUpMode;
    /** Code points. */
    passwordMinLength: number;
    /** Where leaked passwords are looked up by k-anonymity; undefined: nowhere. */
    breachLookupUrl: string | undefined;
  };
  limits: { classes: Limits };
};

/** The part of the configuration that is about credentials; `host` is what mails come from unless told. */
export function readCredentials(read: ReadVariable, host: string): CredentialsConfig {
  return {
    mail: {
      smtpUrl: read(
        'SMTP_URL',
        toSmtpUrl,
        undefined,
        'must be smtp://user:password@host:587 or smtps://user:password@host:465.',
      ),
      from: read(
        'MAIL_FROM',
        toSender,
        `Gatehouse <no-reply@${host}>`,
        'must be an address, or Name <address>.',
      ),
    },
    account: {
      signUp: read(
        'SIGN_UP',
        (text) => SIGN_UP_MODES.find((mode) => mode === text) ?? null,
        'instant',
        `must be ${SIGN_UP_MODES.join(', ')}.`,
      ),
      passwordMinLength: read(
        'PASSWORD_MIN_LENGTH',
        (text) => toInteger(text, PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH),
        PASSWORD_MIN_LENGTH,
        `must be a whole number from ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH}.`,
      ),
      breachLookupUrl: read(
        'BREACH_LOOKUP_URL',
        (text) => (URL.canParse(text) && /^https?:/i.test(text) ? text : null),
        undefined,
        'must be the address of a range API such as https://api.pwnedpasswords.com/range.',
      ),
    },
    limits: {
      classes: read(
        'RATE_LIMITS',
        toLimits,
        DEFAULT_LIMITS,
        `must be a comma list of class:n/seconds; the classes are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`,
      ),
    },
  };
}
