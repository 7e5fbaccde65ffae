import { confirm as ask, isCancel, text } from '@clack/prompts';
import type { Options } from './act.ts';
import { toPrintable } from './print.ts';

/** The operator did not confirm: nothing was done. */
export class Cancelled extends Error {}

type Choice = Pick<Options, 'yes' | 'json'>;

/** True when a person can answer. */
export const isInteractive = ({ json }: Pick<Options, 'json'>): boolean =>
  !json && process.stdin.isTTY === true && process.stdout.isTTY === true;

const refuse = (question: string) =>
  new Cancelled(`${question} Nothing was done. Without a terminal, add --yes.`);
const CANCELLED = 'Nothing was done.';

/**
 * Asks before something that cannot be undone. Throws Cancelled when the answer is no, and when there is neither a
 * terminal to ask on nor `--yes`.
 */
export async function confirm(question: string, choice: Choice): Promise<void> {
  if (choice.yes) return;
  if (!isInteractive(choice)) throw refuse(question);
  const answer = await ask({ message: toPrintable(question), initialValue: false });
  if (isCancel(answer) || !answer) throw new Cancelled(CANCELLED);
}

/** Asks like `confirm`, for what is worse: the operator types `expected`, such as the address of the user. */
export async function confirmByTyping(question: string, expected: string, choice: Choice): Promise<void> {
  if (choice.yes) return;
  if (!isInteractive(choice)) throw refuse(question);
  const answer = await text({ message: toPrintable(`${question} Type ${expected} to confirm.`) });
  if (isCancel(answer) || answer?.trim().toLowerCase() !== expected.toLowerCase())
    throw new Cancelled(CANCELLED);
}
