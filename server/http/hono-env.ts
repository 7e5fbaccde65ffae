import type { HttpBindings } from '@hono/node-server';
import type { RequestIdVariables } from 'hono/request-id';
import type { Charge } from './charge.ts';

/** The values that a request has in the doors. `Bindings` is absent when a test calls the app directly. */
export type HttpEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: RequestIdVariables & {
    charge: Charge;
    /** The template of the address, which contains no id and no secret (`route-name.ts`). */
    route: string;
  };
};
