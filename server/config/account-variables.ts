import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import { SECOND_FACTOR_POLICIES } from '../../shared/second-factor.ts';
import { languageTags } from '../../shared/words/languages.ts';
import {
  appName,
  cookieDomain,
  folder,
  headerNames,
  integer,
  languages,
  link,
  oneOf,
  picture,
  placeFile,
  rangeApi,
  secret,
  sender,
  smtpUrl,
} from './schemas.ts';
import { variable } from './variable.ts';

// The variables for accounts, sessions, mails, the portal, its languages and places.

export const sessions = {
  secret: variable({
    name: 'BETTER_AUTH_SECRET',
    type: secret,
    shownDefault: 'generated beside the embedded database',
    meaning:
      'At least 32 random characters, from `openssl rand -base64 32`; a database server and production require it.',
    examples: [''],
    isSecret: true,
    since: '0.1.0',
  }),
  previousSecret: variable({
    name: 'BETTER_AUTH_SECRET_PREVIOUS',
    type: secret,
    shownDefault: 'none',
    meaning:
      'The secret before `BETTER_AUTH_SECRET`, while it is being replaced: what it signed or encrypted stays valid.',
    examples: [''],
    isSecret: true,
    since: '0.1.0',
  }),
  cookieDomain: variable({
    name: 'COOKIE_DOMAIN',
    type: cookieDomain,
    shownDefault: 'host only',
    meaning:
      'The parent domain that shares the session cookie with its subdomains; refused when no browser would keep it.',
    examples: ['example.com'],
    since: '0.1.0',
  }),
  maxDays: variable({
    name: 'SESSION_MAX_DAYS',
    type: integer(1, 400, 'days'),
    default: 30,
    meaning: 'Days after which a session ends however much it is used.',
    since: '0.1.0',
  }),
};

export const account = {
  signUp: variable({
    name: 'SIGN_UP',
    type: oneOf(['instant', 'verified', 'closed']),
    default: 'instant',
    meaning:
      '`instant` signs people in at once, `verified` has them confirm their address first, `closed` takes nobody new.',
    since: '0.1.0',
  }),
  secondFactor: variable({
    name: 'SECOND_FACTOR',
    type: oneOf([...SECOND_FACTOR_POLICIES]),
    default: 'optional',
    meaning:
      '`encouraged` recommends a second factor to people who have none, `required` has them set one up before anything else.',
    since: '0.1.0',
  }),
  passwordMinLength: variable({
    name: 'PASSWORD_MIN_LENGTH',
    type: integer(PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH),
    default: PASSWORD_MIN_LENGTH,
    meaning: `Characters (Unicode code points) that a new password has at least, up to ${PASSWORD_MAX_LENGTH}.`,
    since: '0.1.0',
  }),
  breachLookupUrl: variable({
    name: 'BREACH_LOOKUP_URL',
    type: rangeApi,
    meaning:
      'A range API that new passwords are looked up in by k-anonymity, among leaked ones; its outage lets passwords through.',
    examples: ['https://api.pwnedpasswords.com/range'],
    since: '0.1.0',
  }),
};

export const mail = {
  smtpUrl: variable({
    name: 'SMTP_URL',
    type: smtpUrl,
    meaning:
      'The server of outgoing mail; without it mails stay in the outbox, shown at `/dev/mail` while developing.',
    examples: ['smtp://user:password@mail.example.com:587'],
    isSecret: true,
    since: '0.1.0',
  }),
  from: variable({
    name: 'MAIL_FROM',
    type: sender,
    shownDefault: '`Gatehouse <no-reply@…>` at the public host',
    meaning: 'The sender of mails.',
    examples: ['The Book <no-reply@example.com>'],
    since: '0.1.0',
  }),
};

export const portal = {
  appName: variable({
    name: 'APP_NAME',
    type: appName,
    default: 'Gatehouse',
    meaning: 'What people sign in to, in the portal and in mails.',
    since: '0.1.0',
  }),
  logoUrl: variable({
    name: 'LOGO_URL',
    type: picture,
    meaning: "A square picture beside the name: an https address, or a path of the service's own origin.",
    examples: ['https://book.example.com/logo.svg'],
    since: '0.1.0',
  }),
  appUrl: variable({
    name: 'APP_URL',
    type: link,
    meaning: "Where 'Back to …' leads.",
    examples: ['https://book.example.com'],
    since: '0.1.0',
  }),
  termsUrl: variable({
    name: 'TERMS_URL',
    type: link,
    meaning: 'The terms, linked at sign-up.',
    examples: ['https://book.example.com/terms'],
    since: '0.1.0',
  }),
  privacyUrl: variable({
    name: 'PRIVACY_URL',
    type: link,
    meaning: 'The privacy notice, linked at sign-up.',
    examples: ['https://book.example.com/privacy'],
    since: '0.1.0',
  }),
};

export const language = {
  offered: variable({
    name: 'LANGUAGES',
    type: languages,
    default: languageTags,
    shownDefault: 'all, English first',
    meaning: `Comma list of the languages that people can choose, out of ${languageTags.map((tag) => `\`${tag}\``).join(', ')}; the first is spoken to whoever prefers none of them.`,
    document: 'docs/languages.md',
    examples: ['en,de,fr'],
    since: '0.1.0',
  }),
  messagesFolder: variable({
    name: 'MESSAGES_DIR',
    type: folder,
    meaning: 'A folder with your own words: `<tag>.json` replaces single messages of that language.',
    document: 'docs/languages.md#your-own-words',
    examples: ['/etc/gatehouse/messages'],
    since: '0.1.0',
  }),
};

export const places = {
  database: variable({
    name: 'PLACE_DATABASE',
    type: placeFile,
    meaning: 'A MaxMind file of cities or countries, which says roughly where an address is.',
    document: 'docs/places.md',
    examples: ['/var/lib/gatehouse/GeoLite2-City.mmdb'],
    since: '0.1.0',
  }),
  headers: variable({
    name: 'PLACE_HEADERS',
    type: headerNames,
    default: [],
    meaning:
      'Comma list of headers in which the edge names the place, from the smallest part to the country; needs `TRUSTED_PROXIES`.',
    document: 'docs/places.md',
    examples: ['cf-ipcity,cf-ipcountry'],
    since: '0.1.0',
  }),
};
