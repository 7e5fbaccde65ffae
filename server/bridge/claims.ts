import type { Context } from 'hono';
import { claimsUpdateSchema } from '../../shared/claims.ts';
import type { ClaimsStore } from '../claims/store.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { readJsonBody } from './json-body.ts';
import { requireScope } from './key-guard.ts';
import type { Keyring } from './keys.ts';

/** The quoted version of claims, below PostgreSQL's largest integer. */
const VERSION = /^"(0|[1-9]\d{0,8})"$/;

/** Answers `PATCH users/{id}/claims`: the claims after the write, with their version as `ETag`. */
export const createClaimsWrite =
  (claims: ClaimsStore, keyring: Keyring) =>
  async (c: Context<HttpEnv>): Promise<Response> => {
    const { name } = requireScope(keyring, c.req.raw.headers, 'claims.write');
    const changes = await readJsonBody(c.req.raw, claimsUpdateSchema);
    const expected = readVersion(c.req.raw.headers);
    const userId = c.req.param('id') ?? '';
    const written = await claims.write({
      userId,
      changes,
      expected,
      by: name,
      requestId: c.get('requestId'),
    });
    c.header('ETag', `"${written.version}"`);
    return c.json(written);
  };

/**
 * Reads the version that the back end has read. Throws `precondition_failed` without exactly one: `*` or no header
 * would overwrite what somebody else wrote meanwhile.
 */
function readVersion(headers: Headers): number {
  const [, version] = VERSION.exec(headers.get('if-match') ?? '') ?? [];
  if (version === undefined)
    throw new AppError('precondition_failed', {
      sentence: 'Send the version of the claims that you read in If-Match, such as "0".',
    });
  return Number(version);
}
