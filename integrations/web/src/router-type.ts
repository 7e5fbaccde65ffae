// biome-ignore-all lint/suspicious/noExplicitAny: what no client reads; tRPC's constraints say any there, too

import type { ErrorData } from '../../../shared/errors.ts';
import type { GatehouseApi, Mutation, Query, Subscription } from './api-types.ts';

// The service's router in the form that tRPC's own client infers from, without a type of tRPC, so that other
// projects do not have to install tRPC.

type Procedure<Type extends 'query' | 'mutation' | 'subscription', Input, Output> = {
  _def: {
    $types: { input: Input; output: Output };
    procedure: true;
    type: Type;
    meta: any;
    inputs: any;
    experimental_caller: boolean;
  };
  meta: any;
  (options: any): Promise<any>;
};

type ToRecord<Api> = {
  [Name in keyof Api]: Api[Name] extends Query<infer Input, infer Output>
    ? Procedure<'query', Input, Output>
    : Api[Name] extends Mutation<infer Input, infer Output>
      ? Procedure<'mutation', Input, Output>
      : Api[Name] extends Subscription<infer Input, infer Event>
        ? Procedure<'subscription', Input, AsyncIterable<Event>>
        : ToRecord<Api[Name]>;
};

type ErrorShape = {
  message: string;
  code: number;
  data: ErrorData & { code: string; httpStatus: number; path?: string | undefined };
};

/** For `createTRPCClient<GatehouseRouter>()` of `@trpc/client` 11: every procedure, and the data of refusals. */
export type GatehouseRouter = {
  _def: {
    _config: {
      $types: { ctx: any; meta: any; errorShape: ErrorShape; transformer: false };
      transformer: any;
      errorFormatter: any;
      allowOutsideOfServer: boolean;
      isServer: boolean;
      isDev: boolean;
    };
    router: true;
    procedures: any;
    record: ToRecord<GatehouseApi>;
    lazy: any;
  };
  createCaller: any;
};
