import { confirm as ask, isCancel } from '@clack/prompts';
import type { Options } from './act.ts';

/** The operator did not confirm: nothing was done. */
export class Cancelled extends Error {}

/**
 * Asks before something that cannot be undone. Throws Cancelled when the answer is no, and when there is neither a
 * terminal to ask on nor `--yes`.
 */
export async function confirm(question: string, { yes, json }: Pick<Options, 'yes' | 'json'>): Promise<void> {
  if (yes) return;
  if (json || !process.stdin.isTTY || !process.stdout.isTTY)
    throw new Cancelled(`${question} Nothing was done. Without a terminal, add --yes.`);
  const answer = await ask({ message: question, initialValue: false });
  if (isCancel(answer) || !answer) throw new Cancelled('Nothing was done.');
}
