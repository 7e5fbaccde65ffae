import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod/mini';
import type { ErrorData } from '../../shared/errors.ts';
import { AppError, ERRORS } from '../errors.ts';
import type { Context } from './context.ts';
import { toProcedureError } from './error.ts';
import { NO_INPUT } from './refused-call.ts';
import { currentRequestId } from './request-id.ts';

const t = initTRPC.context<Context>().create({
  isDev: false, // stacks never leave the process
  sse: {
    // Proxies cut connections that are silent for a minute, and a page must notice one that died.
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

/** The input of a procedure that takes none: anything in it is refused by name. */
export const noInput = z.nullish(z.strictObject({}, NO_INPUT));

/** A refusal in tRPC's own terms; the code decides both. */
export const toTRPCError = (error: AppError): TRPCError =>
  new TRPCError({ code: ERRORS[error.code].trpc, message: error.message, cause: error });

const speakTRPC = t.middleware(async ({ ctx, path, type, next }) => {
  const { limit, limitRecipient, giveBack } = ctx.openCharge();
  const result = await next({ ctx: { limit, limitRecipient } });
  if (result.ok) return result;
  // Anything thrown below reaches the client as one of the dictionary's codes, with its status.
  const error = toProcedureError(result.error, { path, type });
  if (ERRORS[error.code].status >= 500) giveBack();
  throw toTRPCError(error);
});

/** For everybody. */
export const publicProcedure = t.procedure.use(speakTRPC);

/** For a signed-in person: `ctx.identity` is present by type, so no resolver can forget to ask. */
export const protectedProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.identity) throw new AppError('unauthenticated');
  return next({ ctx: { identity: ctx.identity } });
});
