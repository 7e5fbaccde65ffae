import type { TemplateName, Written } from './templates.ts';

/** A mail to be queued. */
type Letter<Name extends TemplateName> = Omit<Written<Name>, 'secrets'> & {
  to: string;
  /** Whether somebody confirmed that address: most mails go to no other (`classes.ts`). */
  isConfirmed: boolean;
  /** Whose account it tells of; null for nobody's. */
  userId: string | null;
  /** A function is called when the mail goes: what does not go makes no link. */
  secrets: Written<Name>['secrets'] | (() => Promise<Written<Name>['secrets']>);
};

/** Summaries are made of the others. */
type Letters = Exclude<TemplateName, 'summary'>;
export type AnyLetter = { [Name in Letters]: Letter<Name> }[Letters];
