import { pages } from '../../shared/paths.ts';
import { FEW_BACKUP_CODES } from '../../shared/second-factor.ts';
import {
  type Addressee,
  type Block,
  codeOf,
  type Draft,
  facts,
  hello,
  helloNobody,
  notMe,
  type Place,
  place,
  text,
  toMaskedWords,
  type Writing,
} from './blocks.ts';
import type { MailLanguage, MailWords } from './mail-language.ts';
import { createLinks, type Sender } from './mail-links.ts';
import { type SummaryParams, writeSummary } from './summary.ts';

/** The parameters of each template, and the links whose secrets it contains. */
type Templates = {
  /** Without a name: a stranger may have entered it as an advertisement. */
  verifyEmail: { params: { redirectTo: string | null }; links: 'verifyEmail' | 'code' };
  resetPassword: { params: { name: Addressee; redirectTo: string | null }; links: 'resetPassword' | 'code' };
  /** After 'This wasn't me'. */
  secured: { params: { name: Addressee }; links: 'resetPassword' };
  /** After an operator created the account. The link is valid for `days`. */
  invitation: { params: { name: Addressee; days: number }; links: 'resetPassword' };
  /** To the owner of an account whose address somebody tried to sign up with. */
  signUpAttempt: { params: { name: Addressee }; links: never };
  /** `redirectTo`: absent in mails that an older version queued. */
  emailChangeNew: { params: { newEmail: string; redirectTo?: string | null }; links: 'changeEmail' };
  emailChangeOld: {
    params: { name: Addressee; newEmail: string; mustConfirm: boolean; redirectTo?: string | null };
    links: 'changeEmail' | 'notMe';
  };
  emailChanged: { params: { name: Addressee; oldEmail: string; newEmail: string }; links: 'notMe' };
  /**
   * `hasCancelled`: the new password cancelled a pending change of the address. Absent in mails that an older version
   * queued.
   */
  passwordChanged: { params: { name: Addressee; hasCancelled?: boolean } & Place; links: 'notMe' };
  newDevice: { params: { name: Addressee } & Place; links: 'notMe' };
  passkeyAdded: { params: { name: Addressee } & Place; links: 'notMe' };
  passkeyRemoved: { params: { name: Addressee } & Place; links: 'notMe' };
  twoFactorOn: { params: { name: Addressee } & Place; links: 'notMe' };
  twoFactorOff: { params: { name: Addressee } & Place; links: 'notMe' };
  backupCodesReplaced: { params: { name: Addressee } & Place; links: 'notMe' };
  /** `left`: the number of backup codes that were not used. */
  backupCodeUsed: { params: { name: Addressee; left: number } & Place; links: 'notMe' };
  /** To the new address of a user whom the operator helps. */
  /** `isStolen`: absent in mails that an older version queued. */
  recovery: {
    params: { name: Addressee; readyAt: string; expiresAt: string; isStolen?: boolean };
    links: 'resetPassword';
  };
  /** To the address so far. */
  recoveryNotice: {
    params: { name: Addressee; newEmail: string; readyAt: string };
    links: 'stopRecovery' | 'notMe';
  };
  /** To every address so far of an account that the operator takes for stolen. A thief may read it: it has no link. */
  stolenNotice: { params: { name: Addressee; newEmail: string; readyAt: string }; links: never };
  /** To the same addresses, when it is done. */
  stolenRecovered: { params: { name: Addressee; newEmail: string }; links: never };
  factorResetNotice: {
    params: { name: Addressee; readyAt: string; withPasskeys: boolean };
    links: 'stopRecovery' | 'notMe';
  };
  factorReset: { params: { name: Addressee; withPasskeys: boolean }; links: 'notMe' };
  deletion: { params: { name: Addressee; purgeAt: string }; links: 'keepAccount' | 'notMe' };
  deletionCancelled: { params: { name: Addressee }; links: never };
  /** The last mail to the address of a deleted account. */
  deleted: { params: { name: Addressee }; links: never };
  /** About the mails above the budget of an hour. */
  summary: { params: SummaryParams; links: 'notMe' };
};
export type TemplateName = keyof Templates;

/** The data of a mail. `secrets` holds the part after `#` of each link. */
export type Written<Name extends TemplateName = TemplateName> = {
  template: Name;
  params: Templates[Name]['params'];
  secrets: Partial<Record<Templates[Name]['links'], string>>;
};

/** Writes the blocks of a mail in its own words. */
type Write<Name extends TemplateName> = (
  params: Templates[Name]['params'],
  mail: Writing,
  words: MailWords[Name],
) => Block[];

const button = (label: string, href: string): Block => ({ kind: 'button', label, href });

const templates: { [Name in TemplateName]: Write<Name> } = {
  verifyEmail: ({ redirectTo }, mail, words) => [
    helloNobody(mail),
    text(words.given(mail)),
    button(words.button, mail.links.to('verifyEmail', redirectTo)),
    ...codeOf(mail),
    text(words.limits),
  ],
  resetPassword: ({ name, redirectTo }, mail, words) => [
    hello(mail, name),
    text(words.choose(mail)),
    button(words.button, mail.links.to('resetPassword', redirectTo)),
    ...codeOf(mail),
    text(words.limits),
  ],
  secured: ({ name }, mail, words) => [
    hello(mail, name),
    text(words.done),
    button(words.button, mail.links.to('resetPassword')),
    text(words.limits),
  ],
  invitation: ({ name, days }, mail, words) => {
    const another = mail.links.page(pages.forgotPassword);
    return [
      hello(mail, name),
      text(words.created(mail)),
      button(words.button, mail.links.to('resetPassword')),
      text(words.limits({ count: days })),
      { kind: 'aside', text: words.expired, label: words.expiredLink, href: another },
    ];
  },
  signUpAttempt: ({ name }, mail, words) => {
    const forgot = mail.links.page(pages.forgotPassword);
    return [
      hello(mail, name),
      text(words.tried),
      button(words.button, mail.links.page(pages.signIn)),
      { kind: 'aside', text: words.unchanged, label: words.forgotLink, href: forgot },
    ];
  },
  emailChangeNew: ({ redirectTo }, mail, words) => [
    helloNobody(mail),
    text(words.asked(mail)),
    button(words.button, mail.links.to('changeEmail', redirectTo)),
    text(words.limits),
  ],
  emailChangeOld: ({ name, newEmail, mustConfirm, redirectTo }, mail, words) => [
    hello(mail, name),
    text(words.asked(mail)),
    facts(mail, ['newAddress', toMaskedWords(mail, newEmail)]),
    ...(mustConfirm
      ? [button(words.button, mail.links.to('changeEmail', redirectTo)), text(words.wait)]
      : []),
    notMe(mail),
  ],
  emailChanged: ({ name, oldEmail, newEmail }, mail, words) => [
    hello(mail, name),
    text(words.changed(mail)),
    facts(mail, ['oldAddress', toMaskedWords(mail, oldEmail)], ['newAddress', toMaskedWords(mail, newEmail)]),
    notMe(mail),
  ],
  passwordChanged: ({ name, hasCancelled, ...where }, mail, words) => [
    hello(mail, name),
    text(words.changed),
    ...(hasCancelled ? [text(words.cancelled)] : []),
    place(mail, where),
    notMe(mail),
  ],
  newDevice: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.used(mail)),
    place(mail, where),
    notMe(mail),
  ],
  passkeyAdded: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.added(mail)),
    place(mail, where),
    notMe(mail),
  ],
  passkeyRemoved: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.removed(mail)),
    place(mail, where),
    notMe(mail),
  ],
  twoFactorOn: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.setUp(mail)),
    text(words.keepCodes),
    place(mail, where),
    notMe(mail),
  ],
  twoFactorOff: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.off(mail)),
    place(mail, where),
    notMe(mail),
  ],
  backupCodesReplaced: ({ name, ...where }, mail, words) => [
    hello(mail, name),
    text(words.replaced(mail)),
    place(mail, where),
    notMe(mail),
  ],
  backupCodeUsed: ({ name, left, ...where }, mail, words) => [
    hello(mail, name),
    text(words.used(mail)),
    text(left === 0 ? words.noneLeft : words.left({ count: left })),
    ...(left <= FEW_BACKUP_CODES ? [button(words.button, mail.links.page(pages.security))] : []),
    place(mail, where),
    notMe(mail),
  ],
  recovery: ({ name, readyAt, expiresAt, isStolen }, mail, words) => [
    hello(mail, name),
    text(words.given(mail)),
    facts(mail, ['worksFrom', mail.toInstant(readyAt)], ['worksUntil', mail.toInstant(expiresAt)]),
    button(words.button, mail.links.to('resetPassword')),
    text(isStolen ? words.beforeStolen : words.before),
    text(words.notAsked),
  ],
  recoveryNotice: ({ name, newEmail, readyAt }, mail, words) => [
    hello(mail, name),
    text(words.asked(mail)),
    toChange(mail, newEmail, readyAt),
    text(words.stop),
    button(words.button, mail.links.to('stopRecovery')),
    notMe(mail),
  ],
  stolenNotice: ({ name, newEmail, readyAt }, mail, words) => [
    hello(mail, name),
    text(words.reported(mail)),
    toChange(mail, newEmail, readyAt),
    text(words.stop),
    text(words.noLink),
  ],
  stolenRecovered: ({ name, newEmail }, mail, words) => [
    hello(mail, name),
    text(words.recovered(mail)),
    facts(mail, ['newAddress', toMaskedWords(mail, newEmail)]),
    text(words.notMe),
  ],
  factorResetNotice: ({ name, readyAt, withPasskeys }, mail, words) => [
    hello(mail, name),
    text(withPasskeys ? words.askedWithPasskeys(mail) : words.asked(mail)),
    facts(mail, ['removedOn', mail.toInstant(readyAt)]),
    text(words.stop),
    button(words.button, mail.links.to('stopRecovery')),
    notMe(mail),
  ],
  factorReset: ({ name, withPasskeys }, mail, words) => [
    hello(mail, name),
    text(withPasskeys ? words.removedWithPasskeys(mail) : words.removed(mail)),
    text(words.next),
    button(words.button, mail.links.page(pages.signIn)),
    notMe(mail),
  ],
  deletion: ({ name, purgeAt }, mail, words) => [
    hello(mail, name),
    text(words.deleted({ instant: mail.toInstant(purgeAt) })),
    button(words.button, mail.links.to('keepAccount')),
    text(words.signIn),
    notMe(mail),
  ],
  deletionCancelled: ({ name }, mail, words) => [hello(mail, name), text(words.cancelled)],
  deleted: ({ name }, mail, words) => [hello(mail, name), text(words.deleted(mail))],
  summary: writeSummary,
};

const toChange = (mail: Writing, newEmail: string, readyAt: string): Block =>
  facts(mail, ['newAddress', toMaskedWords(mail, newEmail)], ['notBefore', mail.toInstant(readyAt)]);

/** What every mail has in its words. */
type Titles = { subject(values: { appName: string }): string; heading: string };

/** Writes the subject and the blocks of a mail in a language. */
export function writeLetter<Name extends TemplateName>(
  { template, params, secrets }: Written<Name>,
  { appName, url }: Sender,
  language: MailLanguage,
): Draft {
  const words = language.words[template];
  const { subject, heading }: Titles = words;
  const mail = { ...language, links: createLinks(secrets, url, language.asked), appName };
  return { subject: subject({ appName }), heading, blocks: templates[template](params, mail, words) };
}
