import type { OutputOf } from '../operator/operations.ts';
import type { Operator } from '../operator/operator.ts';
import type { Options } from './act.ts';
import { confirmByTyping } from './confirm.ts';
import { printDone } from './print.ts';
import { toDay, toPasskeys } from './to-words.ts';

type Asked = { who: string; email: string; liftBan: boolean };

/** `gatehouse user recover --stolen` */
export async function recoverStolen(operator: Operator, asked: Asked, options: Options): Promise<void> {
  const plan = await operator.run('user.planStolenRecovery', asked);
  const facts = `${toBan(plan)} ${toTold(plan)} ${toRemoved(plan)}`;
  if (options.dryRun) await operator.rehearse('user.recoverStolen', asked);
  if (options.dryRun) return printDone(`A link would go to ${plan.newEmail}. ${facts}`, plan, options);
  await confirmByTyping(
    `Have you made sure, by a way that does not depend on the caller, that the account is theirs? ${facts}`,
    plan.oldEmail,
    options,
  );
  const done = await operator.run('user.recoverStolen', asked);
  printDone(
    `A link was mailed to ${done.newEmail}. It works from ${toDay(done.readyAt)} until ${toDay(done.expiresAt)}. ${facts}`,
    done,
    options,
  );
}

type Plan = OutputOf<'user.planStolenRecovery'>;

function toBan({ bannedSince, liftsBan }: Plan): string {
  if (liftsBan) return 'Nobody can use the account until the link is used: then the ban ends.';
  return `The account is banned since ${toDay(bannedSince)}, and stays so when the link is used (--lift-ban ends the ban then; user unban ends it later).`;
}

const toTold = ({ told }: Plan): string =>
  told.length === 0
    ? 'No address is told: none was ever confirmed.'
    : `Told without a link: ${told.join(', ')}. An earlier address can stop it by the mail about the change of the address, the address so far cannot.`;

function toRemoved({ passkeysRemoved, appRemoved }: Plan): string {
  const ways = [
    ...(passkeysRemoved > 0 ? [toPasskeys(passkeysRemoved)] : []),
    ...(appRemoved ? ['the authenticator app'] : []),
  ];
  const rest = 'Every session and every other link will end.';
  return ways.length === 0 ? rest : `${rest} Removed then: ${ways.join(' and ')}.`;
}
