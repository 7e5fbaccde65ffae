import { getTRPCErrorShape } from '@trpc/server';
import { type AppError, ERRORS } from '../errors.ts';
import { toTRPCError } from './init.ts';
import { type Call, methodOf } from './refused-call.ts';
import { appRouter } from './root.ts';

/**
 * A refusal in tRPC's envelope, with the status of its code, for a request that does not reach tRPC's router. The `path`
 * of a batch has all its calls.
 */
export function toRefusal(error: AppError, { path, type }: Call): Response {
  const shape = getTRPCErrorShape({
    config: appRouter._def._config,
    error: toTRPCError(error),
    type,
    path,
    input: undefined,
    ctx: undefined,
  });
  const { retryAfter } = error;
  return Response.json(
    { error: shape },
    {
      status: ERRORS[error.code].status,
      headers: {
        ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
        ...(error.code === 'method_not_allowed' && { Allow: methodOf(type) }), // RFC 9110 §15.5.6
      },
    },
  );
}
