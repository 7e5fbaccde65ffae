import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGatehouse, type Gatehouse, GatehouseError } from '../../integrations/web/src/client.ts';

// A caller that gives up gets from the package what it would get from `fetch`.

let server: Server;
let gatehouse: Gatehouse;
let asked: string[];
/** What the service does with a request. */
let answer: (response: ServerResponse) => void;
beforeEach(async () => {
  asked = [];
  answer = () => {};
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  gatehouse = createGatehouse({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => error,
  );
/** Aborts when the request has arrived. */
const abortWhenAsked = (reason?: unknown): AbortSignal => {
  const controller = new AbortController();
  answer = () => controller.abort(reason);
  return controller.signal;
};

const CALLS: [name: string, call: (signal: AbortSignal) => Promise<unknown>][] = [
  ['a query', (signal) => gatehouse.api.session.list.query(undefined, { signal })],
  ['a mutation', (signal) => gatehouse.api.profile.update.mutate({ bio: 'x' }, { signal })],
  ['fetch', (signal) => gatehouse.fetch(`${gatehouse.baseUrl}/livez`, { signal })],
];

describe.each(CALLS)('%s', (_, call) => {
  it('rejects with an AbortError when it is aborted', async () => {
    const error = await thrownBy(call(abortWhenAsked()));
    expect(error).toBeInstanceOf(DOMException);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });

  it('rejects with the reason of its signal', async () => {
    const reason = new TypeError('the reader turned the page');
    expect(await thrownBy(call(abortWhenAsked(reason)))).toBe(reason);
    answer = () => {};
    expect(await thrownBy(call(AbortSignal.timeout(20)))).toMatchObject({ name: 'TimeoutError' });
  });

  it('sends nothing when its signal is aborted before', async () => {
    expect(await thrownBy(call(AbortSignal.abort()))).toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });
});

it('of two calls in one request, the aborted one ends at once and the other gets its answer', async () => {
  const controller = new AbortController();
  const arrived = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const { session } = gatehouse.api;
  const aborted = thrownBy(session.list.query(undefined, { signal: controller.signal }));
  const other = session.list.query();
  const response = await arrived;
  controller.abort();
  expect(await aborted).toMatchObject({ name: 'AbortError' });
  response.end('[{"result":{"data":[]}},{"result":{"data":[]}}]');
  expect(await other).toEqual([]);
  expect(asked).toHaveLength(1);
});

it('a call that nobody aborted is unreachable when no answer arrives, also in the middle of it', async () => {
  const { signal } = new AbortController();
  answer = (response) => response.destroy();
  const before = await thrownBy(gatehouse.api.session.list.query(undefined, { signal }));
  expect(before).toBeInstanceOf(GatehouseError);
  expect(before).toMatchObject({ code: 'unreachable' });
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('[', () => response.destroy());
  };
  expect(await thrownBy(gatehouse.api.session.list.query(undefined, { signal }))).toMatchObject({
    code: 'unreachable',
  });
});
