import type { Command } from 'commander';
import type { OutputOf } from '../operator/operations.ts';
import { act } from './act.ts';
import { confirm } from './confirm.ts';
import { printDone, toPrintable } from './print.ts';
import { recoverStolen } from './stolen-recovery.ts';
import { toDay, toPasskeys } from './to-words.ts';

const NOT_TOLD =
  'The account’s own address was never confirmed, so it receives no mail: only open sessions can stop it.';

type RecoverOptions = {
  email?: string;
  passkeys?: boolean;
  stolen?: boolean;
  liftBan?: boolean;
  cancel?: boolean;
};
type ResetOptions = { passkeys?: boolean; now?: boolean; cancel?: boolean };

/** `gatehouse user recover` and `gatehouse user reset-second-factor`: what helps somebody who lost everything. */
export function addRecoveryCommands(user: Command): void {
  user
    .command('recover <who>')
    .description(
      'give somebody who lost password and mailbox a new address: check who it is first. A day later a mailed link sets the address and a password, unless the old address or an open session stops it',
    )
    .option('--email <address>', 'the new address')
    .option('--passkeys', 'remove the passkeys too, when the link is used')
    .option(
      '--stolen',
      'the address so far is a thief’s: ban the account until the link is used. The address cannot stop it; every passkey and the authenticator app are removed',
    )
    .option('--lift-ban', 'with --stolen: a ban that is there already ends with the recovery, too')
    .option('--cancel', 'stop a pending recovery; a ban stays')
    .action(
      act<[string], RecoverOptions>(async ({ operator, options }, who) => {
        const { email, passkeys = false, stolen = false, liftBan = false } = options;
        const { cancel = false, dryRun = false } = options;
        if (cancel === (email !== undefined))
          user.error('error: give either --email <address> or --cancel', { exitCode: 2 });
        if (cancel && (passkeys || stolen || liftBan))
          user.error('error: --cancel stands alone', { exitCode: 2 });
        if (liftBan && !stolen) user.error('error: --lift-ban needs --stolen', { exitCode: 2 });
        if (email === undefined) {
          if (dryRun) await operator.rehearse('user.cancelRecovery', { who, kind: 'address' });
          if (dryRun)
            return printDone(`A pending recovery of ${toPrintable(who)} would be stopped.`, { who }, options);
          const done = await operator.run('user.cancelRecovery', { who, kind: 'address' });
          const words = done.cancelled ? 'The recovery was stopped.' : 'No recovery was pending.';
          const ban = done.bannedSince === null ? '' : ' The ban stays (user unban lifts it).';
          return printDone(`${words}${ban}`, done, options);
        }
        if (stolen) return recoverStolen(operator, { who, email, liftBan }, options);
        const asked = { who, email, passkeys };
        const plan = await operator.run('user.planRecovery', asked);
        const ways = toWays(plan);
        const told = plan.oldIsTold ? `${plan.oldEmail} is told, and can stop it for 24 hours.` : NOT_TOLD;
        if (dryRun) await operator.rehearse('user.recover', asked);
        if (dryRun) return printDone(`A link would go to ${plan.newEmail}. ${told}${ways}`, plan, options);
        await confirm(
          `Have you made sure that the owner of ${plan.oldEmail} asks for it? ${told}${ways}`,
          options,
        );
        const done = await operator.run('user.recover', asked);
        printDone(
          `A link was mailed to ${done.newEmail}. It works from ${toDay(done.readyAt)} until ${toDay(done.expiresAt)}. ${told}${ways}`,
          done,
          options,
        );
      }),
    );

  user
    .command('reset-second-factor <who>')
    .description(
      'remove the authenticator app and the backup codes of somebody who lost them: check who it is first. It happens after a day, unless the person stops it',
    )
    .option('--passkeys', 'remove the passkeys too')
    .option('--now', 'do not wait: you take the responsibility, and the security log says so')
    .option('--cancel', 'stop a pending removal')
    .action(
      act<[string], ResetOptions>(async ({ operator, options }, who) => {
        const { passkeys = false, now = false, cancel, dryRun = false } = options;
        if (cancel && (now || passkeys)) user.error('error: --cancel stands alone', { exitCode: 2 });
        if (cancel) {
          if (dryRun) await operator.rehearse('user.cancelRecovery', { who, kind: 'second_factor' });
          if (dryRun)
            return printDone(`A pending removal of ${toPrintable(who)} would be stopped.`, { who }, options);
          const done = await operator.run('user.cancelRecovery', { who, kind: 'second_factor' });
          return printDone(
            done.cancelled ? 'The removal was stopped.' : 'Nothing was pending.',
            done,
            options,
          );
        }
        const asked = { who, passkeys, now };
        const plan = await operator.run('user.planFactorReset', asked);
        const what = toFactors(plan);
        const when = now ? 'now' : 'after 24 hours';
        const told = now || plan.isTold ? '' : ` ${NOT_TOLD}`;
        const kept =
          plan.passkeysKept > 0 ? ` ${plan.passkeysKept} passkeys stay (--passkeys removes them).` : '';
        if (dryRun) await operator.rehearse('user.resetSecondFactor', asked);
        if (dryRun)
          return printDone(`${what} of ${plan.email} would be removed ${when}.${kept}${told}`, plan, options);
        await confirm(
          `Have you made sure that the owner of ${plan.email} asks for it? ${what} will be removed ${when}, and every session ends.${kept}${told}`,
          options,
        );
        const done = await operator.run('user.resetSecondFactor', asked);
        printDone(
          now
            ? `${what} of ${done.email} removed. Every session ended.${kept}`
            : `${what} of ${done.email} will be removed on ${toDay(done.readyAt)}, unless the person stops it.${kept}${told}`,
          done,
          options,
        );
      }),
    );
}

/** What a recovery leaves of the ways to sign in, and what it removes. */
function toWays({ passkeysKept, passkeysRemoved, appKept }: OutputOf<'user.planRecovery'>): string {
  const kept = passkeysKept > 0 ? ` ${toPasskeys(passkeysKept)} will stay (--passkeys removes them).` : '';
  const removed = passkeysRemoved > 0 ? ` ${toPasskeys(passkeysRemoved)} will be removed.` : '';
  const app = appKept ? ' The authenticator app stays (user reset-second-factor removes it).' : '';
  return `${kept}${removed}${app}`;
}

function toFactors({ app, passkeysRemoved }: { app: boolean; passkeysRemoved: number }): string {
  const passkeys = toPasskeys(passkeysRemoved);
  if (!app) return passkeys;
  return passkeysRemoved > 0 ? `The authenticator app and ${passkeys}` : 'The authenticator app';
}
