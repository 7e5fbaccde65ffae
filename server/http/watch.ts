import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './hono-env.ts';
import type { RouteName } from './route-name.ts';

/** A request that was answered, as logs, metrics and traces may know it. */
export type WatchedRequest = RouteName & {
  method: string;
  status: number;
  /** Milliseconds until the answer began. An event stream goes on after that. */
  ms: number;
  requestId: string;
};
export type RequestWatch = (request: WatchedRequest) => void;

/** What a trace needs of a request that begins. `finish` receives what became of it. */
export type TraceRequest = (
  begun: RouteName & { method: string; requestId: string; headers: Headers },
  answer: () => Promise<number>,
) => Promise<void>;

type Options = {
  watches: readonly RequestWatch[];
  trace: TraceRequest | undefined;
  nameRoute: (path: string) => RouteName;
};

/** Tells the watches of each request, and traces it. Nothing of a request's query or headers is passed on to a watch. */
export const watchRequests = ({ watches, trace, nameRoute }: Options) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const startedAt = performance.now();
    const name = nameRoute(c.req.path);
    c.set('route', name.route);
    const { method } = c.req;
    const requestId = c.get('requestId');
    if (trace) {
      const begun = { ...name, method, requestId, headers: c.req.raw.headers };
      await trace(begun, async () => {
        await next();
        return c.res.status;
      });
    } else await next();
    const ms = performance.now() - startedAt;
    for (const watch of watches) watch({ ...name, method, status: c.res.status, ms, requestId });
  });
