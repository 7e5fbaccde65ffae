import { z } from 'zod/mini';
import { setOf } from './profile-field.ts';

// THE claims: what the operator or a back end says about a user, as the profile is what the user says. Only a back end
// whose key has the scope `claims.write`, and the operator, can write them. Add a name to `ROLES`, or a field to
// `fields`, and the stored data, the API, the bridge, its OpenAPI document and Python follow.

/** The roles that a user may have. Names of an application's own may be added. */
export const ROLES = ['teacher', 'moderator'] as const;

const fields = { roles: setOf(ROLES) };
const defaults: ClaimsData = { roles: [] };

const claimsDataSchema = z.object(fields);
type ClaimsData = z.infer<typeof claimsDataSchema>;
export const claimNames = Object.keys(fields) as (keyof ClaimsData)[];

/** Any subset of the claims. An unknown claim is refused, and the message names it. */
export const claimsUpdateSchema = z.partial(z.strictObject(fields));
export type ClaimsUpdate = z.infer<typeof claimsUpdateSchema>;

/** The claims as every API returns them. `version` is 0 before the first write and grows by one with each write. */
export const claimsSchema = z.extend(claimsDataSchema, { version: z.int() });
export type Claims = z.infer<typeof claimsSchema>;

/**
 * The claims of a stored row. Never fails: a claim that is missing has its default. A role that this file no longer
 * names is left out, the others stay.
 */
export function toClaims(stored: unknown, version: number): Claims {
  if (typeof stored !== 'object' || stored === null) return { ...defaults, version }; // most users have none
  const given = stored as Record<string, unknown>;
  const claims: Record<string, unknown> = {};
  for (const name of claimNames) {
    const value = given[name] ?? defaults[name];
    // A name that was removed from this file must not take the others away.
    const known = Array.isArray(value) ? value.filter((one) => ROLES.some((role) => role === one)) : value;
    const parsed = fields[name].safeParse(known);
    claims[name] = parsed.success ? parsed.data : defaults[name];
  }
  return { ...claims, version } as Claims;
}
