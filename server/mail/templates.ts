import { pages } from '../../shared/paths.ts';
import { FEW_BACKUP_CODES } from '../../shared/second-factor.ts';
import {
  type Addressee,
  type Block,
  codeOf,
  type Draft,
  hello,
  notMe,
  ONE_HOUR,
  type Place,
  place,
  text,
  toDay,
} from './blocks.ts';
import { createLinks, type Links, type Sender } from './mail-links.ts';
import { toMasked } from './plain-words.ts';
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

type Write<Name extends TemplateName> = (
  params: Templates[Name]['params'],
  links: Links,
  appName: string,
) => Draft;

const toFactors = (withPasskeys: boolean) =>
  `the authenticator app and the backup codes${withPasskeys ? ', and all passkeys,' : ''}`;

function toLeft(left: number): string {
  if (left === 0) return 'It was the last one. Make new ones now.';
  return left === 1 ? 'One backup code is left.' : `${left} backup codes are left.`;
}

const templates: { [Name in TemplateName]: Write<Name> } = {
  verifyEmail: ({ redirectTo }, links, appName) => ({
    subject: `Confirm your email address for ${appName}`,
    heading: 'Confirm your email address',
    blocks: [
      text('Hello,'),
      text(`somebody, hopefully you, gave this address to ${appName}.`),
      { kind: 'button', label: 'Confirm email address', href: links.to('verifyEmail', redirectTo) },
      ...codeOf(links),
      text(`${ONE_HOUR} If it wasn’t you, ignore this mail.`),
    ],
  }),
  resetPassword: ({ name, redirectTo }, links, appName) => ({
    subject: `Choose a new password for ${appName}`,
    heading: 'Choose a new password',
    blocks: [
      hello(name),
      text(`you can choose a new password for ${appName}. It signs you out on every device.`),
      { kind: 'button', label: 'Choose a new password', href: links.to('resetPassword', redirectTo) },
      ...codeOf(links),
      text(`${ONE_HOUR} If you didn’t ask for it, ignore this mail: your password stays as it is.`),
    ],
  }),
  secured: ({ name }, links, appName) => ({
    subject: `Your account at ${appName} is secured: choose a new password`,
    heading: 'Your account is secured',
    blocks: [
      hello(name),
      text('every device was signed out, and the old password no longer works.'),
      { kind: 'button', label: 'Choose a new password', href: links.to('resetPassword') },
      text(`${ONE_HOUR} After that, ask for another on the sign-in page.`),
    ],
  }),
  invitation: ({ name, days }, links, appName) => ({
    subject: `Your account at ${appName}: choose a password`,
    heading: 'Choose a password for your account',
    blocks: [
      hello(name),
      text(`an account at ${appName} was created for you with this address. Choose a password to use it.`),
      { kind: 'button', label: 'Choose a password', href: links.to('resetPassword') },
      text(`The link works once, for ${days} days. If you did not expect an account, ignore this mail.`),
      {
        kind: 'aside',
        text: 'Does the link no longer work?',
        label: 'Ask for another',
        href: links.page(pages.forgotPassword),
      },
    ],
  }),
  signUpAttempt: ({ name }, links, appName) => ({
    subject: `You already have an account at ${appName}`,
    heading: 'You already have an account',
    blocks: [
      hello(name),
      text('somebody, hopefully you, tried to use this address for another account.'),
      { kind: 'button', label: 'Sign in', href: links.page(pages.signIn) },
      {
        kind: 'aside',
        text: 'Nothing has changed. If it wasn’t you, ignore this mail.',
        label: 'Forgot your password?',
        href: links.page(pages.forgotPassword),
      },
    ],
  }),
  emailChangeNew: ({ redirectTo }, links, appName) => ({
    subject: `Confirm your new email address for ${appName}`,
    heading: 'Confirm your new email address',
    blocks: [
      text('Hello,'),
      text(`this address is to become the one of an account at ${appName}.`),
      { kind: 'button', label: 'Confirm new address', href: links.to('changeEmail', redirectTo) },
      text(`${ONE_HOUR} If it wasn’t you, ignore this mail.`),
    ],
  }),
  emailChangeOld: ({ name, newEmail, mustConfirm, redirectTo }, links, appName) => ({
    subject: `Your email address at ${appName} is about to change`,
    heading: 'Your email address is about to change',
    blocks: [
      hello(name),
      text(`your account at ${appName} is to get another address instead of this one.`),
      { kind: 'facts', rows: [['New address', toMasked(newEmail)]] },
      ...(mustConfirm
        ? ([
            { kind: 'button', label: 'Allow the change', href: links.to('changeEmail', redirectTo) },
            text('Without it the change waits three days. You can cancel it in your account until then.'),
          ] satisfies Block[])
        : []),
      notMe(links),
    ],
  }),
  emailChanged: ({ name, oldEmail, newEmail }, links, appName) => ({
    subject: `Your email address at ${appName} was changed`,
    heading: 'Your email address was changed',
    blocks: [
      hello(name),
      text(`you now sign in to ${appName} with the new address. Other devices were signed out.`),
      {
        kind: 'facts',
        rows: [
          ['Old address', toMasked(oldEmail)],
          ['New address', toMasked(newEmail)],
        ],
      },
      notMe(links),
    ],
  }),
  passwordChanged: ({ name, hasCancelled, ...where }, links, appName) => ({
    subject: `Your password for ${appName} was changed`,
    heading: 'Your password was changed',
    blocks: [
      hello(name),
      text('your password was changed, and other devices were signed out.'),
      ...(hasCancelled ? [text('The change of your email address that was under way is cancelled.')] : []),
      place(where),
      notMe(links),
    ],
  }),
  newDevice: ({ name, ...where }, links, appName) => ({
    subject: `New sign-in to ${appName}`,
    heading: 'New sign-in',
    blocks: [
      hello(name),
      text(`your account at ${appName} was used in a browser we hadn’t seen before.`),
      place(where),
      notMe(links),
    ],
  }),
  passkeyAdded: ({ name, ...where }, links, appName) => ({
    subject: `A passkey for ${appName} was added`,
    heading: 'A passkey was added',
    blocks: [
      hello(name),
      text(`your account at ${appName} has a new passkey. Whoever has it can sign in without your password.`),
      place(where),
      notMe(links),
    ],
  }),
  passkeyRemoved: ({ name, ...where }, links, appName) => ({
    subject: `A passkey for ${appName} was removed`,
    heading: 'A passkey was removed',
    blocks: [
      hello(name),
      text(`a passkey of your account at ${appName} was removed. It no longer signs you in.`),
      place(where),
      notMe(links),
    ],
  }),
  twoFactorOn: ({ name, ...where }, links, appName) => ({
    subject: `Two-factor sign-in for ${appName} is on`,
    heading: 'Two-factor sign-in is on',
    blocks: [
      hello(name),
      text(
        `an authenticator app was set up for your account at ${appName}. A sign-in now needs a code of it too.`,
      ),
      text('Keep the backup codes in a safe place: without the app, only they let you in.'),
      place(where),
      notMe(links),
    ],
  }),
  twoFactorOff: ({ name, ...where }, links, appName) => ({
    subject: `Two-factor sign-in for ${appName} is off`,
    heading: 'Two-factor sign-in is off',
    blocks: [
      hello(name),
      text(`your account at ${appName} no longer asks for codes. The backup codes no longer work.`),
      place(where),
      notMe(links),
    ],
  }),
  backupCodesReplaced: ({ name, ...where }, links, appName) => ({
    subject: `New backup codes for ${appName}`,
    heading: 'New backup codes',
    blocks: [
      hello(name),
      text(`new backup codes were made for your account at ${appName}. The earlier ones no longer work.`),
      place(where),
      notMe(links),
    ],
  }),
  backupCodeUsed: ({ name, left, ...where }, links, appName) => ({
    subject: `A backup code was used for ${appName}`,
    heading: 'A backup code was used',
    blocks: [
      hello(name),
      text(`a backup code of your account at ${appName} was used in place of your authenticator app.`),
      text(toLeft(left)),
      ...(left <= FEW_BACKUP_CODES
        ? ([
            { kind: 'button', label: 'Make new backup codes', href: links.page(pages.security) },
          ] satisfies Block[])
        : []),
      place(where),
      notMe(links),
    ],
  }),
  recovery: ({ name, readyAt, expiresAt, isStolen }, links, appName) => ({
    subject: `Get back into your account at ${appName}`,
    heading: 'Get back into your account',
    blocks: [
      hello(name),
      text(`the operator of ${appName} gives your account this address. Choose a new password to go on.`),
      {
        kind: 'facts',
        rows: [
          ['Works from', toDay(readyAt)],
          ['Works until', toDay(expiresAt)],
        ],
      },
      { kind: 'button', label: 'Choose a new password', href: links.to('resetPassword') },
      text(
        isStolen
          ? 'Before that time nobody can use the account.'
          : 'Before that time the address so far, and every device that is signed in, can stop it.',
      ),
      text('You did not ask the operator? Then ignore this mail.'),
    ],
  }),
  recoveryNotice: ({ name, newEmail, readyAt }, links, appName) => ({
    subject: `Your account at ${appName} is about to get another address`,
    heading: 'Your account is about to get another address',
    blocks: [
      hello(name),
      text(`the operator of ${appName} was asked to give your account another address and a new password.`),
      {
        kind: 'facts',
        rows: [
          ['New address', toMasked(newEmail)],
          ['Not before', toDay(readyAt)],
        ],
      },
      text('You asked for it? Then do nothing. Otherwise stop it: nothing changes then.'),
      { kind: 'button', label: 'Stop it', href: links.to('stopRecovery') },
      notMe(links),
    ],
  }),
  stolenNotice: ({ name, newEmail, readyAt }, _links, appName) => ({
    subject: `Your account at ${appName} was reported stolen`,
    heading: 'Your account was reported stolen',
    blocks: [
      hello(name),
      text(
        `somebody told the operator of ${appName} that your account was stolen. The operator was asked to give it another address and a new password. Nobody can use the account until then.`,
      ),
      {
        kind: 'facts',
        rows: [
          ['New address', toMasked(newEmail)],
          ['Not before', toDay(readyAt)],
        ],
      },
      text(
        'You asked for it? Then do nothing. Otherwise tell the operator before that time: the operator can stop it, and nothing changes then.',
      ),
      text(
        'This mail has no link that stops it, because a thief may read it. If your address was replaced and you have the mail about that, “This wasn’t me” in it gives you the account back.',
      ),
    ],
  }),
  stolenRecovered: ({ name, newEmail }, _links, appName) => ({
    subject: `Your account at ${appName} has another address now`,
    heading: 'Your account has another address now',
    blocks: [
      hello(name),
      text(
        `your account at ${appName} was reported stolen. With the help of the operator it has another address and a new password now. Every device was signed out.`,
      ),
      { kind: 'facts', rows: [['New address', toMasked(newEmail)]] },
      text('This wasn’t you? Tell the operator at once.'),
    ],
  }),
  factorResetNotice: ({ name, readyAt, withPasskeys }, links, appName) => ({
    subject: `The second factor of your account at ${appName} will be removed`,
    heading: 'Your second factor will be removed',
    blocks: [
      hello(name),
      text(`the operator of ${appName} was asked to remove ${toFactors(withPasskeys)} of your account.`),
      { kind: 'facts', rows: [['Removed on', toDay(readyAt)]] },
      text('You asked for it? Then do nothing. Otherwise stop it: nothing changes then.'),
      { kind: 'button', label: 'Stop it', href: links.to('stopRecovery') },
      notMe(links),
    ],
  }),
  factorReset: ({ name, withPasskeys }, links, appName) => ({
    subject: `The second factor of your account at ${appName} was removed`,
    heading: 'Your second factor was removed',
    blocks: [
      hello(name),
      text(
        `the operator of ${appName} removed ${toFactors(withPasskeys)} of your account. Every device was signed out.`,
      ),
      text('Sign in with your password, or choose a new one by mail. Then set up a second factor again.'),
      { kind: 'button', label: 'Sign in', href: links.page(pages.signIn) },
      notMe(links),
    ],
  }),
  deletion: ({ name, purgeAt }, links, appName) => ({
    subject: `Your account at ${appName} will be deleted`,
    heading: 'Your account will be deleted',
    blocks: [
      hello(name),
      text(`your account and everything in it will be deleted on ${toDay(purgeAt)}.`),
      { kind: 'button', label: 'Keep my account', href: links.to('keepAccount') },
      text('Until then you can also sign in and choose “Cancel deletion”.'),
      notMe(links),
    ],
  }),
  deletionCancelled: ({ name }, _links, appName) => ({
    subject: `Your account at ${appName} stays`,
    heading: 'Your account stays',
    blocks: [hello(name), text('the deletion of your account was cancelled. Nothing was lost.')],
  }),
  deleted: ({ name }, _links, appName) => ({
    subject: `Your account at ${appName} was deleted`,
    heading: 'Your account was deleted',
    blocks: [
      hello(name),
      text(`your account at ${appName} and everything in it was deleted. This is our last mail to you.`),
    ],
  }),
  summary: writeSummary,
};

/** Writes the subject and the blocks of a mail. */
export const writeLetter = <Name extends TemplateName>(
  { template, params, secrets }: Written<Name>,
  { appName, url }: Sender,
): Draft => templates[template](params, createLinks(secrets, url), appName);
