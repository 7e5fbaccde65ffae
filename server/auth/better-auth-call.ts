import type { RawCall } from '../account/raw-call.ts';
import { AppError } from '../errors.ts';
import type { Auth } from './auth.ts';
import { watchFaults } from './fault-watch.ts';
import { type Reply, readReply } from './reply.ts';
import type { Route } from './routes.ts';

export type AuthCallDeps = { loadAuth: () => Promise<Auth>; url: string };

/** A raw call for Better Auth. `path` includes the query. `body` was checked; it is null when the route has none. */
type AuthCall = Pick<RawCall, 'headers'> & { path: string; body: RawCall['body'] | null };

/**
 * Lets Better Auth answer a raw route. Throws `internal` when Better Auth fails, `unavailable` when the database does.
 */
export function createAuthCall({ loadAuth, url }: AuthCallDeps) {
  return async (route: Route, call: AuthCall): Promise<Reply> => {
    const auth = await loadAuth();
    const reply = await watchFaults(async () => readReply(await auth.handler(toRequest(route, call))));
    if (reply.status >= 500)
      throw new AppError('internal', { detail: `Better Auth answered ${reply.status}` });
    return reply;
  };

  /**
   * Passes on only what the route knows, because Better Auth refuses some unknown input. A route without a schema of
   * ours knows no field, and only a GET route knows a query.
   */
  function toRequest({ method, input }: Route, { path, body, headers }: AuthCall): Request {
    if (!body) return new Request(`${url}${path}`, { method, headers });
    const { callbackURL: _, redirectTo: __, newUserCallbackURL: ___, errorCallbackURL: ____, ...rest } = body;
    const known = input ? rest : {};
    return new Request(`${url}${path.split('?')[0]}`, { method, headers, body: JSON.stringify(known) });
  }
}
