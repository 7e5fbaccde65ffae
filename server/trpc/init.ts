import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod/mini';
import type { ErrorData } from '../../shared/errors.ts';
import { AppError, ERRORS } from '../errors.ts';
import { NO_INPUT } from '../http/wrong-fields.ts';
import type { Context } from './context.ts';
import { toProcedureError } from './error.ts';
import { currentRequestId } from './request-id.ts';
import { requireSiteProcedure } from './site-procedures.ts';

const t = initTRPC.context<Context>().create({
  isDev: false, // stacks never leave the process
  sse: {
    // Proxies close connections that are silent for a minute, and a page must notice a dead connection.
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error, ctx, path, type }) {
    const known = toProcedureError(error, { path, type });
    const data: ErrorData = { reason: known.code, requestId: ctx?.requestId ?? currentRequestId() };
    if (known.fields) data.fields = known.fields;
    if (known.retryAfter !== undefined) data.retryAfter = known.retryAfter;
    // tRPC's own message may quote input or internals; ours never does.
    return { ...shape, message: known.message, data: { ...shape.data, ...data } };
  },
});

export const router = t.router;

/** The schema for a procedure without input: it refuses every field by its name. */
export const noInput = z.nullish(z.strictObject({}, NO_INPUT));

/** Converts a refusal into a TRPCError; its code follows from the dictionary. */
export const toTRPCError = (error: AppError): TRPCError =>
  new TRPCError({ code: ERRORS[error.code].trpc, message: error.message, cause: error });

const speakTRPC = t.middleware(async ({ ctx, path, type, next }) => {
  const { limit, limitRecipient, giveBack } = ctx.openCharge();
  const result = await next({ ctx: { limit, limitRecipient } });
  if (result.ok) return result;
  // The client receives every error as a code of the dictionary, with the code's status.
  const error = toProcedureError(result.error, { path, type });
  if (ERRORS[error.code].status >= 500) giveBack();
  throw toTRPCError(error);
});

/** For all callers. */
export const publicProcedure = t.procedure.use(speakTRPC).use(({ ctx, path, next }) => {
  requireSiteProcedure(ctx, path);
  return next();
});

/** For signed-in users: the type guarantees `ctx.identity`, so no resolver can forget the check. */
export const protectedProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.identity) throw new AppError('unauthenticated');
  return next({ ctx: { identity: ctx.identity } });
});
