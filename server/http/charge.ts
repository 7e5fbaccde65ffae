import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './hono-env.ts';

/** What was counted for something that is refused with 5xx, to be given back: it was for nothing. */
export type Charge = { note(giveBack: () => void): void; giveBack(): void };

export function createCharge(): Charge {
  const noted: (() => void)[] = [];
  return {
    note: (giveBack) => void noted.push(giveBack),
    giveBack: () => {
      for (const one of noted.splice(0)) one();
    },
  };
}

/** A request that is answered with 5xx takes nothing from any counter that outlives it. */
export const chargeRequests = () =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const charge = createCharge();
    c.set('charge', charge);
    await next();
    if (c.res.status >= 500) charge.giveBack();
  });
