import { createContext, use } from 'react';
import { toFailure } from '../api/failure.ts';

/** Asks the person to prove once more who they are. Rejects with `step_up_declined`. */
export const StepUp = createContext<() => Promise<void>>(() =>
  Promise.reject(new Error('No StepUpGate above')),
);

/**
 * Runs what may need a step-up. Refused for want of one, it asks, and runs again: the person goes on where they
 * were. The same for procedures and raw routes.
 */
export function useStepUp() {
  const prove = use(StepUp);
  return async <Result>(action: () => Promise<Result>): Promise<Result> => {
    try {
      return await action();
    } catch (error) {
      if (toFailure(error).code !== 'step_up_required') throw error;
      await prove();
      return action();
    }
  };
}
