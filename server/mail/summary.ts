import { and, eq, isNull, sql } from 'drizzle-orm';
import { pages } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import { mail } from '../db/schema/mail.ts';
import { type Addressee, type Draft, hello, notMe, text, toDay } from './blocks.ts';
import type { Links } from './mail-links.ts';

/** The mails above the budget of an hour: `counts` has their number by the name of the template. */
export type SummaryParams = { name: Addressee; from: string; until: string; counts: Record<string, number> };

/** The label of each kind. A kind that only a newer version knows is shown as `OTHER`. */
const KINDS: Record<string, string> = {
  newDevice: 'New sign-ins',
  signUpAttempt: 'Sign-ups with your address',
  passwordChanged: 'Password changes',
  passkeyAdded: 'Added passkeys',
  passkeyRemoved: 'Removed passkeys',
  twoFactorOn: 'Two-factor sign-in turned on',
  twoFactorOff: 'Two-factor sign-in turned off',
  backupCodesReplaced: 'New backup codes',
  backupCodeUsed: 'Uses of a backup code',
  emailChanged: 'Changes of your email address',
  factorReset: 'Removals of the second factor',
  deletion: 'Requests to delete the account',
  deletionCancelled: 'Cancelled deletions',
  secured: 'Links to choose a new password',
  invitation: 'Invitations',
};
const OTHER = 'Other events';

/** Writes one mail about all events above the budget. Without the secret `notMe` the mail omits that link. */
export const writeSummary = (
  { name, from, until, counts }: SummaryParams,
  links: Links,
  appName: string,
): Draft => ({
  subject: `More happened in your account at ${appName}`,
  heading: 'More happened in your account',
  blocks: [
    hello(name),
    text('we mail you only a few messages an hour. This happened beyond those we mailed you:'),
    {
      kind: 'facts',
      rows: [
        ['From', toDay(from)],
        ['Until', toDay(until)],
        ...Object.entries(counts).map(([kind, count]): [string, string] => [
          KINDS[kind] ?? OTHER,
          String(Number(count)),
        ]),
      ],
    },
    { kind: 'button', label: 'See your activity', href: links.page(pages.activity) },
    ...(links.has('notMe') ? [notMe(links)] : []),
  ],
});

/** Counts one more event in an unsent summary. False when there is none, or when it is about another account. */
export async function addToSummary(
  trx: Database,
  { id, userId, template }: { id: string; userId: string | null; template: string },
): Promise<boolean> {
  const count = sql`coalesce((${mail.params} -> 'counts' ->> ${template}::text)::integer, 0) + 1`;
  const isFree = and(isNull(mail.claimedBy), isNull(mail.sentAt), isNull(mail.givenUpAt));
  const added = await trx
    .update(mail)
    .set({ params: sql`jsonb_set(${mail.params}, array['counts', ${template}::text], to_jsonb(${count}))` })
    .where(and(eq(mail.id, id), eq(mail.userId, userId ?? ''), isFree))
    .returning({ id: mail.id });
  return added.length > 0;
}
