import { TRPCError } from '@trpc/server';
import { z } from 'zod/mini';
import type { ErrorCode } from '../../shared/errors.ts';
import { isDatabaseFault, isPersonGone } from '../db/fault.ts';
import { AppError } from '../errors.ts';
import { toFieldMessages } from '../http/wrong-fields.ts';
import { type Call, toSentence } from './refused-call.ts';

/** The contract's codes for tRPC's own refusals. Any other tRPC code is an internal error. */
const REASONS: Partial<Record<TRPCError['code'], ErrorCode>> = {
  PARSE_ERROR: 'invalid_input',
  BAD_REQUEST: 'invalid_input',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'method_not_allowed',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  PAYLOAD_TOO_LARGE: 'payload_too_large',
};

/** Converts any error of this door into an error of the dictionary. An unknown error becomes `internal`. */
export function toProcedureError(error: unknown, call: Call = { type: 'unknown' }): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseFault(error)) return new AppError('unavailable', { cause: error });
  if (isPersonGone(error)) return new AppError('unauthenticated', { cause: error });
  if (!(error instanceof TRPCError)) return new AppError('internal', { cause: error });
  if (error.cause instanceof AppError) return error.cause;
  if (isDatabaseFault(error.cause)) return new AppError('unavailable', { cause: error.cause });
  const code = REASONS[error.code] ?? 'internal';
  const isWrongInput = error.code === 'BAD_REQUEST' && error.cause instanceof z.core.$ZodError;
  const fields = isWrongInput ? toFieldMessages(error.cause.issues) : undefined;
  const sentence = toSentence(error, call);
  return new AppError(code, {
    cause: error.cause ?? error,
    ...(fields && { fields }),
    ...(sentence !== undefined && { sentence }),
  });
}
