import { toFailure } from './failure.ts';

/** Has the person prove once more who they are, for `call` to go on. Rejects with `step_up_declined`. */
export type Prove = (call: string) => Promise<void>;

let proveNow: Prove | undefined;

/** Has `prove` asked whenever a call is refused for want of a step-up. Returns how to stop. */
export function answerStepUp(prove: Prove): () => void {
  proveNow = prove;
  return () => {
    if (proveNow === prove) proveNow = undefined;
  };
}

/** How to go on with `call` after `error`, if a step-up is what it wants and somebody can be asked. */
export function findProof(error: unknown, call: string): (() => Promise<void>) | undefined {
  const prove = proveNow;
  return prove && toFailure(error).code === 'step_up_required' ? () => prove(call) : undefined;
}

/** Runs a call that may need a step-up. Refused for want of one, it asks, and runs again: the person goes on. */
export async function withStepUp<Result>(name: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const prove = findProof(error, name);
    if (!prove) throw error;
    await prove();
    return call();
  }
}
