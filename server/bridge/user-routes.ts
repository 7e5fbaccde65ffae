import type { Hono } from 'hono';
import { lookupInputSchema, userQuerySchema } from '../../shared/bridge-user.ts';
import { BRIDGE_LOOKUP, BRIDGE_USERS, bridgeUser, ID_IN_PATH } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import type { Directory, DirectoryRow } from '../users/directory.ts';
import { toNameKey } from '../users/name-key.ts';
import { readQuery } from './input.ts';
import { readJsonBody } from './json-body.ts';
import { refuseScope, requireScope } from './key-guard.ts';
import type { Keyring } from './keys.ts';
import { seesEmails, toBridgeUser } from './user-answer.ts';
import type { UserCursors } from './user-cursor.ts';

export type UserRoutesDeps = { directory: Directory; cursors: UserCursors };

const USER = bridgeUser(`:id{${ID_IN_PATH}}`);

/** Adds the routes that tell back ends about users. Each needs a key with the scope `users.read`. */
export function addUserRoutes(
  door: Hono<HttpEnv>,
  keyring: Keyring,
  { directory, cursors }: UserRoutesDeps,
): void {
  door.post(BRIDGE_LOOKUP, async (c) => {
    const holder = requireScope(keyring, c.req.raw.headers, 'users.read');
    const { ids = [], emails } = await readJsonBody(c.req.raw, lookupInputSchema);
    if (emails && !seesEmails(holder)) refuseScope('users.email');
    const found = await (emails ? directory.findByEmails(emails) : directory.findByIds(ids));
    const users = new Map<string, DirectoryRow>();
    const missing = new Set<string>();
    for (const one of emails ?? ids) {
      const user = found.get(one);
      if (user) users.set(user.id, user);
      else missing.add(one);
    }
    return c.json({
      users: [...users.values()].map((user) => toBridgeUser(user, holder)),
      missing: [...missing],
    });
  });
  // Before the route of one user, whose id could be of any form.
  door.all(BRIDGE_LOOKUP, (c) => refuseMethod(c, 'POST'));

  door.get(BRIDGE_USERS, async (c) => {
    const holder = requireScope(keyring, c.req.raw.headers, 'users.read');
    const { query, after, limit } = readQuery(c.req.raw, userQuerySchema);
    const rows = await directory.list({
      prefix: query,
      byAddress: seesEmails(holder),
      after: after === undefined ? null : cursors.read(after, query),
      most: limit + 1, // the additional user shows that there is another page
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json({
      users: page.map((row) => toBridgeUser(row, holder)),
      nextCursor: last ? cursors.write({ key: toNameKey(last.name), id: last.id }, query) : null,
    });
  });
  door.get(USER, async (c) => {
    const holder = requireScope(keyring, c.req.raw.headers, 'users.read');
    const row = await directory.find(c.req.param('id') ?? '');
    if (!row) throw new AppError('not_found', { sentence: 'There is no such user.' });
    return c.json(toBridgeUser(row, holder));
  });
  for (const path of [BRIDGE_USERS, USER]) door.all(path, (c) => refuseMethod(c, 'GET', 'HEAD'));
}
