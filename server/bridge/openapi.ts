import { BRIDGE, BRIDGE_EVENTS, BRIDGE_OPENAPI, BRIDGE_SESSION } from '../../shared/paths.ts';
import { answer, createSchemas, HEADERS, KEY_REFUSALS, refusal } from './openapi-parts.ts';
import { userPaths } from './openapi-users.ts';

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

const SCOPES = `A key of \`BRIDGE_KEYS\`. What a route needs is listed beside it:

- \`users.read\`: read users, and what happened to them.
- \`users.email\`: see addresses, and find users by them.
- \`claims.write\`: write the claims of users.

A key without scopes opens the events only.`;

/** The OpenAPI 3.1 document of the bridge, made from the same schemas as the answers. */
export function createOpenApi({ url, cookieName }: { url: string; cookieName: string }) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatehouse bridge',
      version: '1.0.0',
      description:
        'For back ends: who sent this request, who are these users, and what happened to them? Asking never prolongs a session.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [
      { name: 'session', description: 'Who sent this request, and which answers are outdated.' },
      { name: 'users', description: 'People, what is said about them, and what happened to them.' },
      { name: 'document', description: 'This description.' },
    ],
    servers: [{ url: `${url}${BRIDGE}` }],
    paths: {
      [BRIDGE_SESSION]: {
        get: {
          operationId: 'getSession',
          tags: ['session'],
          summary: 'Who is this?',
          description:
            'Forward the session cookie or the bearer token of the request you received, never both. With the access token of a site, `session.via` is the origin of that site.',
          security: [{ sessionCookie: [] }, { bearerToken: [] }],
          parameters: [KEY_HEADER, ORIGIN_HEADER],
          responses: {
            200: answer('The session is valid now.', 'Identity'),
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
          tags: ['session'],
          summary: 'What changed?',
          description: EVENTS,
          security: [{ bridgeKey: [] }],
          responses: {
            200: {
              description: 'Server-sent events, without end.',
              headers: { 'X-Request-Id': HEADERS['X-Request-Id'] },
              content: { 'text/event-stream': { schema: { type: 'string' } } },
            },
            ...KEY_REFUSALS,
          },
        },
      },
      ...userPaths,
      [BRIDGE_OPENAPI]: {
        get: {
          operationId: 'getOpenApi',
          tags: ['document'],
          summary: 'This document',
          security: [],
          responses: {
            200: {
              description: 'OpenAPI 3.1.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
            405: refusal(['method_not_allowed'], 'Allow'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        sessionCookie: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieName,
          description: 'The session cookie of the request that you received.',
        },
        bearerToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The bearer token of the request that you received.',
        },
        bridgeKey: { type: 'http', scheme: 'bearer', description: SCOPES },
      },
      schemas: createSchemas(),
    },
  };
}
