import { z } from 'zod/mini';
import {
  bridgeUserSchema,
  lookupAnswerSchema,
  lookupInputSchema,
  userPageSchema,
} from '../../shared/bridge-user.ts';
import { changePageSchema, changeSchema } from '../../shared/change.ts';
import { claimsSchema, claimsUpdateSchema } from '../../shared/claims.ts';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { profileSchema } from '../../shared/profile.ts';
import { ERRORS } from '../errors.ts';
import { bridgeIdentitySchema } from './identity.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  requestId: z.string(),
  fields: z.optional(z.record(z.string(), z.string())),
});

/** The named schemas of the document: each is the schema that the service itself uses. */
const ANSWERS = {
  Identity: bridgeIdentitySchema,
  Profile: profileSchema,
  Claims: claimsSchema,
  User: bridgeUserSchema,
  UserPage: userPageSchema,
  LookUpAnswer: lookupAnswerSchema,
  Change: changeSchema,
  ChangePage: changePageSchema,
  Problem: problemSchema,
};
const QUESTIONS = { LookUp: lookupInputSchema, ClaimsUpdate: claimsUpdateSchema };

const NAMES = new Map<unknown, string>(Object.entries(ANSWERS).map(([name, schema]) => [schema, name]));

/** Refers to a named schema. */
export const refer = (name: keyof typeof ANSWERS | keyof typeof QUESTIONS) => ({
  $ref: `#/components/schemas/${name}`,
});

/** Converts a schema to the form of OpenAPI 3.1: JSON Schema 2020-12 without its own `$schema`. */
function toComponent(schema: z.ZodMiniType, io: 'input' | 'output') {
  const { $schema: _, ...component } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = path.length > 0 ? NAMES.get(zodSchema) : undefined;
      if (name !== undefined) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as 'type'];
        jsonSchema.$ref = `#/components/schemas/${name}`;
      }
      // Answers may get new fields: a generated client must not refuse them.
      if (io === 'output' && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
      // The format says the same; the pattern is half a kilobyte long because of leap years.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return component;
}

const toComponents = <Name extends string>(schemas: Record<Name, z.ZodMiniType>, io: 'input' | 'output') =>
  Object.fromEntries(
    Object.entries<z.ZodMiniType>(schemas).map(([name, schema]) => [name, toComponent(schema, io)]),
  ) as Record<Name, ReturnType<typeof toComponent>>;

/** Makes `components.schemas`. */
export const createSchemas = () => ({
  ...toComponents(ANSWERS, 'output'),
  ...toComponents(QUESTIONS, 'input'),
});

/** The headers of answers. */
export const HEADERS = {
  'X-Request-Id': { description: 'Names this request in the log.', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'RFC 6750.', schema: { type: 'string', const: 'Bearer' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
  Allow: { description: 'The methods that are served.', schema: { type: 'string' } },
  ETag: { description: 'The version of the claims, in quotes.', schema: { type: 'string' } },
};

/** Describes an answer of 200. */
export const answer = (
  description: string,
  name: Parameters<typeof refer>[0],
  header?: keyof typeof HEADERS,
) => ({
  description,
  headers: { 'X-Request-Id': HEADERS['X-Request-Id'], ...(header && { [header]: HEADERS[header] }) },
  content: { 'application/json': { schema: refer(name) } },
});

/** Describes the refusals with one status. */
export const refusal = (codes: readonly ErrorCode[], header?: keyof typeof HEADERS) => ({
  description: codes.map((code) => `\`${code}\`: ${ERRORS[code].sentence}`).join('\n\n'),
  headers: {
    'X-Request-Id': HEADERS['X-Request-Id'],
    ...(header && { [header]: HEADERS[header] }),
  },
  content: { 'application/problem+json': { schema: refer('Problem') } },
});

/** The refusals that each route with a bridge key has. */
export const KEY_REFUSALS = {
  401: refusal(['missing_credential'], 'WWW-Authenticate'),
  403: refusal(['invalid_key']),
  404: refusal(['not_found']),
  405: refusal(['method_not_allowed'], 'Allow'),
  429: refusal(['rate_limited'], 'Retry-After'),
  503: refusal(['unavailable'], 'Retry-After'),
};
/** The same of a route that needs a scope. */
export const SCOPE_REFUSALS = { ...KEY_REFUSALS, 403: refusal(['invalid_key', 'forbidden']) };
