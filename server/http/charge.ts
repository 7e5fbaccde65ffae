import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './hono-env.ts';

/** What a request took from counters. A request that is refused with 5xx gets it back, because it achieved nothing. */
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

/** Gives the charge of a request back when the answer is 5xx, to every counter that lasts longer than the request. */
export const chargeRequests = () =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const charge = createCharge();
    c.set('charge', charge);
    await next();
    if (c.res.status >= 500) charge.giveBack();
  });
