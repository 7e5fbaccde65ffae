import { createTRPCUntypedClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCRecursiveProxy } from '@trpc/server';
import type { AppRouter } from '../../../server/trpc/root.ts';
import { TRPC } from '../../../shared/paths.ts';
import { toStepUpUrl } from './address.ts';
import type { GatehouseApi } from './api-types.ts';
import { type GatehouseError, toGatehouseError } from './error.ts';
import { FetchEventSource } from './event-source.ts';
import { untilAborted } from './until-aborted.ts';

type Observer = { onError?(error: GatehouseError): void; onInterrupted?(): void };

/**
 * Every procedure of the service, typed. Calls at the same moment share one request. Every call throws
 * GatehouseError, or the reason of its `signal`. Streams go through `findStream()` while it returns a function: EventSource sends cookies only.
 * `toStepUp` makes the address for a call that needs a step-up.
 */
export function createApi(
  baseUrl: string,
  request: typeof fetch,
  findStream: () => typeof fetch | undefined = () => undefined,
  toStepUp: () => string = () => toStepUpUrl(baseUrl, 'fresh'),
): GatehouseApi {
  const url = baseUrl + TRPC;
  const client = createTRPCUntypedClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: splitLink({
          condition: () => findStream() !== undefined,
          true: httpSubscriptionLink({
            url,
            EventSource: FetchEventSource,
            eventSourceOptions: () => ({ fetch: findStream() }),
          }),
          false: httpSubscriptionLink({ url, eventSourceOptions: { withCredentials: true } }),
        }),
        // 20: the service's own limit.
        false: httpBatchLink({
          url,
          maxItems: 20,
          fetch: (input, init) => request(input as string, init as RequestInit),
        }),
      }),
    ],
  });
  const call = async (
    kind: 'query' | 'mutation',
    name: string,
    input: unknown,
    options?: { signal?: AbortSignal },
  ): Promise<unknown> => {
    const signal = options?.signal;
    // A batch is sent until all its calls are aborted, so one call alone is neither stopped nor left out by tRPC.
    signal?.throwIfAborted();
    return untilAborted(signal, client[kind](name, input, options)).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw toGatehouseError(error, toStepUp);
    });
  };
  return createTRPCRecursiveProxy(({ path, args }) => {
    const name = path.slice(0, -1).join('.');
    const [input, options] = args as [unknown, object?];
    switch (path.at(-1)) {
      case 'query':
        return call('query', name, input, options);
      case 'mutate':
        return call('mutation', name, input, options);
      case 'subscribe': {
        const observer = options as Observer | undefined;
        return client.subscription(name, input, {
          ...observer,
          onError: (error) => observer?.onError?.(toGatehouseError(error)),
          onConnectionStateChange: ({ state, error }) => {
            if (state === 'connecting' && error) observer?.onInterrupted?.();
          },
        });
      }
      default:
        throw new TypeError(`api.${name} has query, mutate and subscribe, not ${path.at(-1)}.`);
    }
  }) as GatehouseApi;
}
