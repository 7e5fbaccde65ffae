import { toFailure } from './failure.ts';

/** Asks the user to prove their identity again, so that `call` can continue. Rejects with `step_up_declined`. */
export type Prove = (call: string) => Promise<void>;

let proveNow: Prove | undefined;

/** From now on, `prove` runs when a call needs a step-up. Returns a function that ends this. */
export function answerStepUp(prove: Prove): () => void {
  proveNow = prove;
  return () => {
    if (proveNow === prove) proveNow = undefined;
  };
}

/** Returns the step-up for `call` when `error` asks for one and a page can show it; otherwise undefined. */
export function findProof(error: unknown, call: string): (() => Promise<void>) | undefined {
  const prove = proveNow;
  return prove && toFailure(error).code === 'step_up_required' ? () => prove(call) : undefined;
}

/** Runs a call that may need a step-up. If the service asks for one, it asks the user and then runs the call again. */
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
