import type { BridgeScope } from '../../shared/bridge-scopes.ts';
import { LOOKUP_MOST, PAGE, PAGE_MOST, QUERY_MAX_LENGTH } from '../../shared/bridge-user.ts';
import { CHANGES_DEFAULT, CHANGES_MOST, CHANGES_WAIT_MOST } from '../../shared/change.ts';
import { BRIDGE_CHANGES, BRIDGE_LOOKUP, BRIDGE_USERS, ID_IN_PATH } from '../../shared/paths.ts';
import { FOUND_BY_ADDRESS_MOST } from '../users/directory.ts';
import { answer, refer, refusal, SCOPE_REFUSALS } from './openapi-parts.ts';

// What the document says of users, their claims, and what happened to them.

const TAGS = ['users'];
const requires = (scope: BridgeScope) => [{ bridgeKey: [scope] }];

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of the user.',
  schema: { type: 'string', pattern: `^${ID_IN_PATH}$` },
};

const inQuery = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const toRange = (minimum: number, maximum: number, absent: number) => ({
  type: 'integer',
  minimum,
  maximum,
  default: absent,
});

const json = (name: Parameters<typeof refer>[0]) => ({
  required: true,
  content: { 'application/json': { schema: refer(name) } },
});

const BODY_REFUSALS = {
  400: refusal(['invalid_input']),
  413: refusal(['payload_too_large']),
  415: refusal(['unsupported_media_type']),
};

const LIST = `Ordered by name, then by id. Names and queries are compared without regard to case: letters of Latin, Greek,
Cyrillic and Armenian, in every locale of the database. A key with the scope \`users.email\` finds users by the beginning
of their address, too, unless more than ${FOUND_BY_ADDRESS_MOST} addresses begin with the query.`;

const CHANGES = `A feed of what happened to users, by this service or by SQL, in one order that never changes. Go on from
the \`cursor\` of the last answer: no change ever appears behind it. Each change is told at least once and kept
for 30 days; \`410\` says that the cursor is older, or of another database. Then start over: ask with
\`after=latest\` for a new cursor, read every user again, and go on from that cursor.

- \`user.created\`
- \`user.changed\`: address, name, picture, profile or claims, or a requested deletion was cancelled.
- \`user.deletion_requested\`: the user is not found until the deletion is cancelled.
- \`user.deleted\``;

/** The paths of users and of what happened to them. */
export const userPaths = {
  [`${BRIDGE_USERS}/{id}`]: {
    get: {
      operationId: 'getUser',
      tags: TAGS,
      summary: 'Who has this id?',
      description:
        'A user whose deletion is requested is not found. A banned user is: what they wrote has a name. Only a key with the scope `users.email` receives `email` and `emailVerified`.',
      security: requires('users.read'),
      parameters: [ID],
      responses: { 200: answer('The user.', 'User'), ...SCOPE_REFUSALS },
    },
  },
  [BRIDGE_LOOKUP]: {
    post: {
      operationId: 'lookUpUsers',
      tags: TAGS,
      summary: `Who are these, up to ${LOOKUP_MOST}?`,
      description:
        'Send `ids` or `emails`. The answer has each user once, in the order asked, and lists as `missing` what was not found. Addresses need the scope `users.email`, too.',
      security: requires('users.read'),
      requestBody: json('LookUp'),
      responses: {
        200: answer('The users that were found, and what was not found.', 'LookUpAnswer'),
        ...SCOPE_REFUSALS,
        ...BODY_REFUSALS,
      },
    },
  },
  [BRIDGE_USERS]: {
    get: {
      operationId: 'listUsers',
      tags: TAGS,
      summary: 'Whose name begins with this?',
      description: LIST,
      security: requires('users.read'),
      parameters: [
        inQuery('query', 'The beginning of a name. Empty for everybody.', {
          type: 'string',
          maxLength: QUERY_MAX_LENGTH,
          default: '',
        }),
        inQuery('after', 'The `nextCursor` of the page before, for the same query.', { type: 'string' }),
        inQuery('limit', 'The most users of a page.', toRange(1, PAGE_MOST, PAGE)),
      ],
      responses: {
        200: answer('One page. `nextCursor` is null on the last.', 'UserPage'),
        400: refusal(['invalid_input']),
        ...SCOPE_REFUSALS,
      },
    },
  },
  [`${BRIDGE_USERS}/{id}/claims`]: {
    patch: {
      operationId: 'setClaims',
      tags: TAGS,
      summary: 'What is this user?',
      description:
        'Replaces the fields that are sent, and no others. When two back ends write at once, the second is told 412: read the user again, then decide again.',
      security: requires('claims.write'),
      parameters: [
        ID,
        {
          name: 'If-Match',
          in: 'header',
          required: true,
          description: 'The `claims.version` that you read, in double quotes: `"0"` before the first write.',
          schema: { type: 'string', pattern: '^"\\d+"$' },
        },
      ],
      requestBody: json('ClaimsUpdate'),
      responses: {
        200: answer('The claims as they are now.', 'Claims', 'ETag'),
        ...SCOPE_REFUSALS,
        ...BODY_REFUSALS,
        412: refusal(['precondition_failed']),
      },
    },
  },
  [BRIDGE_CHANGES]: {
    get: {
      operationId: 'listChanges',
      tags: TAGS,
      summary: 'What happened to users?',
      description: CHANGES,
      security: requires('users.read'),
      parameters: [
        inQuery(
          'after',
          'The `cursor` of the answer before, or `latest`. Without it the answer begins with the oldest change that is kept.',
          { type: 'string' },
        ),
        inQuery('limit', 'The most changes of an answer.', toRange(1, CHANGES_MOST, CHANGES_DEFAULT)),
        inQuery('wait', 'Seconds to wait for a change when there is none.', toRange(0, CHANGES_WAIT_MOST, 0)),
      ],
      responses: {
        200: answer('The changes after the cursor. With `more`, ask again without waiting.', 'ChangePage'),
        400: refusal(['invalid_input']),
        ...SCOPE_REFUSALS,
        410: refusal(['gone']),
      },
    },
  },
};
