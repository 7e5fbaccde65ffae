import type { ComponentProps, Ref } from 'react';
import { part } from '../words/part.ts';
import { Alert } from './alert.tsx';
import { Done } from './done.tsx';

const words = part('ui');

type OutcomeProps = {
  done?: string | undefined;
  problem?: ComponentProps<typeof Alert> | null | undefined;
  /** Receives the focus when the pressed button has disappeared. */
  ref: Ref<HTMLDivElement>;
};

/** The result of the last action on a list. */
export function Outcome({ done, problem, ref }: OutcomeProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={ref}
      role="group"
      aria-label={words.result}
      tabIndex={-1}
      className="space-y-4 rounded-box empty:hidden"
    >
      {problem && <Alert {...problem} />}
      <Done>{done}</Done>
    </div>
  );
}
