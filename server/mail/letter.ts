import type { TemplateName, Written } from './templates.ts';

/** A mail to be queued. */
type Letter<Name extends TemplateName> = Omit<Written<Name>, 'secrets'> & {
  to: string;
  /** True when the address is confirmed: most mails go only to confirmed addresses (`classes.ts`). */
  isConfirmed: boolean;
  /** The user whose account the mail is about; null when there is none. */
  userId: string | null;
  /** The recipient's languages, for a user whose rows are gone; otherwise the rows of `userId` say it. */
  languages?: readonly string[];
  /** A function is called only when the mail is queued: a mail above its budget creates no link. */
  secrets: Written<Name>['secrets'] | (() => Promise<Written<Name>['secrets']>);
};

/** Callers cannot queue a summary: the outbox creates it from other mails. */
type Letters = Exclude<TemplateName, 'summary'>;
export type AnyLetter = { [Name in Letters]: Letter<Name> }[Letters];
