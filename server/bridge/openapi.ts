import { z } from 'zod/mini';
import { CHANGES_MOST, CHANGES_WAIT_MOST, changePageSchema } from '../../shared/change.ts';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { BRIDGE, BRIDGE_CHANGES, BRIDGE_EVENTS, BRIDGE_OPENAPI, BRIDGE_SESSION } from '../../shared/paths.ts';
import { ERRORS } from '../errors.ts';
import { bridgeIdentitySchema } from './identity.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  requestId: z.string(),
});

const HEADERS = {
  'X-Request-Id': { description: 'Names this request in the log.', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'RFC 6750.', schema: { type: 'string', const: 'Bearer' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
  Allow: { description: 'The methods that are served.', schema: { type: 'string' } },
};

const refusal = (codes: readonly ErrorCode[], header?: keyof typeof HEADERS) => ({
  description: codes.map((code) => `\`${code}\`: ${ERRORS[code].sentence}`).join('\n\n'),
  headers: {
    'X-Request-Id': HEADERS['X-Request-Id'],
    ...(header && { [header]: HEADERS[header] }),
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const KEY_HEADER = {
  name: 'X-Bridge-Key',
  in: 'header',
  required: false,
  description: 'The key of the back end that asks, if it has one: its questions count against its own quota.',
  schema: { type: 'string' },
};

const ORIGIN_HEADER = {
  name: 'Origin',
  in: 'header',
  required: false,
  description: 'The `Origin` of the request you received: a site’s access token serves only that site.',
  schema: { type: 'string' },
};

const EVENTS = `Tells a back end which answers it may keep no longer. Events, each with JSON data:

- \`reset\` \`{}\`: first, and after any gap. Forget everything.
- \`session.revoked\` \`{ "sessionId" }\`: the session has ended.
- \`user.changed\` \`{ "userId" }\`: account or profile data changed, the user proved again who they are, or
  the access of a site ended.
- \`user.revoked\` \`{ "userId" }\`: all sessions ended, or the person was disabled or deleted.
- \`heartbeat\` \`{}\`: every second, only while this service itself hears its database.

A keeper of answers forgets everything on \`reset\` and when nothing came for 3 seconds; keeps an answer at
most 60 seconds and never past \`expiresAt\` or \`stepUpUntil\`; does not keep an answer it asked for before, or less than 3
seconds after, an event about that session or person; refuses a session it saw revoked for 60 seconds; and
compares \`session.via\` with the \`Origin\` of each call, if both are there.`;

const CHANGES = `A feed of what happened to users, by this service or by SQL, in one order that never changes. Go on from
the \`cursor\` of the last answer: no change ever appears behind it. Each change is told at least once and kept
for 30 days; \`410\` says that the cursor is older, or of another database. Then start over: ask with
\`after=latest\` for a new cursor, read every user again, and go on from that cursor.

- \`user.created\`
- \`user.changed\`: address, name, picture, profile or claims, or a requested deletion was cancelled.
- \`user.deletion_requested\`: the user is not found until the deletion is cancelled.
- \`user.deleted\``;

/** Converts a schema to the form of OpenAPI 3.1: JSON Schema 2020-12 without its own `$schema`. */
function toComponent(schema: z.ZodMiniType) {
  const { $schema: _, ...component } = z.toJSONSchema(schema, {
    io: 'output',
    override: ({ jsonSchema }) => {
      // Answers may get new fields: a generated client must not refuse them.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // The format says the same; the pattern is half a kilobyte long because of leap years.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return component;
}

/** The OpenAPI 3.1 document of the bridge, made from the same schemas as the answers. */
export function createOpenApi({ url, cookieName }: { url: string; cookieName: string }) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatehouse bridge',
      version: '1.0.0',
      description: 'One question for back ends: who is this? Asking never prolongs a session.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${url}${BRIDGE}` }],
    paths: {
      [BRIDGE_SESSION]: {
        get: {
          operationId: 'getSession',
          summary: 'Who is this?',
          description:
            'Forward the session cookie or the bearer token of the request you received, never both. With the access token of a site, `session.via` is the origin of that site.',
          security: [{ sessionCookie: [] }, { bearerToken: [] }],
          parameters: [KEY_HEADER, ORIGIN_HEADER],
          responses: {
            200: {
              description: 'The session is valid now.',
              headers: { 'X-Request-Id': HEADERS['X-Request-Id'] },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Identity' } } },
            },
            400: refusal(['ambiguous_credentials']),
            401: refusal(['missing_credential', 'invalid_session'], 'WWW-Authenticate'),
            403: refusal(['account_disabled', 'invalid_key']),
            405: refusal(['method_not_allowed'], 'Allow'),
            429: refusal(['rate_limited'], 'Retry-After'),
            503: refusal(['unavailable'], 'Retry-After'),
          },
        },
      },
      [BRIDGE_EVENTS]: {
        get: {
          operationId: 'getEvents',
          summary: 'What changed?',
          description: EVENTS,
          security: [{ bridgeKey: [] }],
          responses: {
            200: {
              description: 'Server-sent events, without end.',
              headers: { 'X-Request-Id': HEADERS['X-Request-Id'] },
              content: { 'text/event-stream': { schema: { type: 'string' } } },
            },
            401: refusal(['missing_credential'], 'WWW-Authenticate'),
            403: refusal(['invalid_key']),
            404: refusal(['not_found']),
            405: refusal(['method_not_allowed'], 'Allow'),
            429: refusal(['rate_limited'], 'Retry-After'),
            503: refusal(['unavailable'], 'Retry-After'),
          },
        },
      },
      [BRIDGE_CHANGES]: {
        get: {
          operationId: 'getChanges',
          summary: 'What happened to users?',
          description: CHANGES,
          security: [{ bridgeKey: [] }],
          parameters: [
            {
              name: 'after',
              in: 'query',
              required: false,
              description:
                'The cursor of an earlier answer, or `latest`. Without it the answer begins with the oldest change that is kept.',
              schema: { type: 'string' },
            },
            {
              name: 'limit',
              in: 'query',
              required: false,
              schema: { type: 'integer', minimum: 1, maximum: CHANGES_MOST, default: 100 },
            },
            {
              name: 'wait',
              in: 'query',
              required: false,
              description: 'Seconds to wait for a change when there is none.',
              schema: { type: 'integer', minimum: 0, maximum: CHANGES_WAIT_MOST, default: 0 },
            },
          ],
          responses: {
            200: {
              description: 'The next changes, or none.',
              headers: { 'X-Request-Id': HEADERS['X-Request-Id'] },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/ChangePage' } } },
            },
            400: refusal(['invalid_input']),
            401: refusal(['missing_credential'], 'WWW-Authenticate'),
            403: refusal(['invalid_key', 'forbidden']),
            404: refusal(['not_found']),
            405: refusal(['method_not_allowed'], 'Allow'),
            410: refusal(['gone']),
            429: refusal(['rate_limited'], 'Retry-After'),
            503: refusal(['unavailable'], 'Retry-After'),
          },
        },
      },
      [BRIDGE_OPENAPI]: {
        get: {
          operationId: 'getOpenApi',
          summary: 'This document',
          security: [],
          responses: {
            200: {
              description: 'OpenAPI 3.1.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        sessionCookie: { type: 'apiKey', in: 'cookie', name: cookieName },
        bearerToken: { type: 'http', scheme: 'bearer' },
        bridgeKey: { type: 'http', scheme: 'bearer', description: 'A key of `BRIDGE_KEYS`.' },
      },
      schemas: {
        Identity: toComponent(bridgeIdentitySchema),
        ChangePage: toComponent(changePageSchema),
        Problem: toComponent(problemSchema),
      },
    },
  };
}
