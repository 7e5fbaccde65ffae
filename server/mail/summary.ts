import { and, eq, isNull, sql } from 'drizzle-orm';
import { pages } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import { mail } from '../db/schema/mail.ts';
import { type Addressee, type Block, facts, hello, notMe, text, type Writing } from './blocks.ts';
import type { MailWords } from './mail-language.ts';

/** The mails above the budget of an hour: `counts` has their number by the name of the template. */
export type SummaryParams = { name: Addressee; from: string; until: string; counts: Record<string, number> };

/** Writes one mail about all events above the budget. Without the secret `notMe` the mail omits that link. */
export function writeSummary(
  { name, from, until, counts }: SummaryParams,
  mail: Writing,
  words: MailWords['summary'],
): Block[] {
  const kinds: Record<string, string> = words.kinds;
  const times = facts(mail, ['from', mail.toInstant(from)], ['until', mail.toInstant(until)]);
  return [
    hello(mail, name),
    text(words.beyond),
    {
      kind: 'facts',
      rows: [
        ...times.rows,
        // A kind that only a newer version knows is another event.
        ...Object.entries(counts).map(([kind, count]): [string, string] => [
          kinds[kind] ?? words.kinds.otherEvents,
          mail.show(Number(count)),
        ]),
      ],
    },
    { kind: 'button', label: words.button, href: mail.links.page(pages.activity) },
    ...(mail.links.has('notMe') ? [notMe(mail)] : []),
  ];
}

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
