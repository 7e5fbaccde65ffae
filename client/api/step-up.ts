import { toFailure } from './failure.ts';

/** Has the person prove once more who they are. Rejects with `step_up_declined`. */
export type Prove = () => Promise<void>;

let proveNow: Prove | undefined;

/** Has `prove` asked whenever a call is refused for want of a step-up. Returns how to stop. */
export function answerStepUp(prove: Prove): () => void {
  proveNow = prove;
  return () => {
    if (proveNow === prove) proveNow = undefined;
  };
}

/** How to go on after `error`, if a step-up is what it wants and somebody can be asked. */
export const findProof = (error: unknown): Prove | undefined =>
  toFailure(error).code === 'step_up_required' ? proveNow : undefined;

/** Runs a call that may need a step-up. Refused for want of one, it asks, and runs again: the person goes on. */
export async function withStepUp<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const prove = findProof(error);
    if (!prove) throw error;
    await prove();
    return call();
  }
}
