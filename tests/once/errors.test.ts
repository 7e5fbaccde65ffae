import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { describe, expect, it } from 'vitest';
import { AppError, ERRORS } from '../../server/errors.ts';
import type { HttpEnv } from '../../server/http/hono-env.ts';
import { toAppError, toProblem } from '../../server/http/problem.ts';
import { createLog } from '../../server/log.ts';
import { toTRPCError } from '../../server/trpc/init.ts';
import { ERROR_CODES } from '../../shared/errors.ts';

describe('every code', () => {
  it('is on the contract’s list with its status', () => {
    expect(Object.fromEntries(ERROR_CODES.map((code) => [code, ERRORS[code].status]))).toEqual({
      invalid_input: 400,
      ambiguous_credentials: 400,
      unauthenticated: 401,
      missing_credential: 401,
      invalid_session: 401,
      forbidden: 403,
      step_up_required: 403,
      account_disabled: 403,
      invalid_key: 403,
      untrusted_origin: 403,
      not_found: 404,
      method_not_allowed: 405,
      conflict: 409,
      gone: 410,
      precondition_failed: 412,
      payload_too_large: 413,
      unsupported_media_type: 415,
      rate_limited: 429,
      internal: 500,
      unavailable: 503,
    });
  });

  it.each(ERROR_CODES)('%s has one status on all doors and contains only its sentence', async (code) => {
    const secret = 'token=abc';
    const error = new AppError(code, { detail: secret, cause: new Error(secret) });
    // tRPC has no code for 410, which only the feed of changes answers.
    if (code !== 'gone') expect(getHTTPStatusCodeFromError(toTRPCError(error))).toBe(ERRORS[code].status);

    const app = new Hono<HttpEnv>().use(requestId()).get('/', () => Promise.reject(error));
    app.onError((thrown, c) => toProblem(c, toAppError(thrown), createLog({ write: () => {} })));
    const response = await app.request('/');
    const text = await response.text();
    expect(response.status).toBe(ERRORS[code].status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toEqual({
      type: 'about:blank',
      title: ERRORS[code].title,
      status: ERRORS[code].status,
      code,
      detail: ERRORS[code].sentence,
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toContain(secret);
    expect(response.headers.has('retry-after')).toBe([429, 503].includes(ERRORS[code].status));
  });
});

it('an unexpected error is internal, and its message is not sent', async () => {
  expect(toAppError(new TypeError('x is undefined')).code).toBe('internal');
  expect(toAppError('thrown text').code).toBe('internal');
});
