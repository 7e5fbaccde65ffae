import { openRoutes } from '../../server/auth/routes.ts';
import { appRouter } from '../../server/trpc/root.ts';
import { AUTH, AVATAR, BRIDGE, BRIDGE_EVENTS, BRIDGE_SESSION, TRPC } from '../../shared/paths.ts';
import type { Harness } from '../harness.ts';

const KINDS = ['verifyEmail', 'changeEmail', 'resetPassword', 'notMe', 'keepAccount', 'stopRecovery'];

const toBodies = (path: string, value: string): object[] => [
  {},
  { token: value },
  { token: value, newPassword: 'a whole new sentence' },
  ...(path.endsWith('readLink') ? KINDS.map((kind) => ({ kind, token: value })) : []),
];

/** A call of every door: each open route, procedure and page. `value` is also sent where a link's secret is expected. */
export function listCalls(value: string): [path: string, init: RequestInit][] {
  const json = { 'content-type': 'application/json' };
  const posts = (path: string): [string, RequestInit][] =>
    toBodies(path, value).map((body) => [
      path,
      { method: 'POST', headers: json, body: JSON.stringify(body) },
    ]);
  const read = (path: string): [string, RequestInit] => [path, { method: 'GET' }];
  return [
    ...Object.entries(openRoutes).flatMap(([path, { method }]) =>
      method === 'GET' ? [read(AUTH + path)] : posts(AUTH + path),
    ),
    ...Object.keys(appRouter._def.procedures).flatMap((name) => [
      read(`${TRPC}/${name}`),
      ...posts(`${TRPC}/${name}`),
    ]),
    ...[BRIDGE_SESSION, BRIDGE_EVENTS].map((path) => read(BRIDGE + path)),
    [AVATAR, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: 'x' }],
    [AVATAR, { method: 'DELETE' }],
    ...['/account', '/account/devices', '/sign-in', '/two-factor'].map(read),
  ];
}

/** Parts of answers that are new each time. */
const NEW = /"(requestId|challenge)":"[^"]*"/g;

/**
 * What every door answers to `headers`: status, text and the names of its cookies. `value` is what the headers present;
 * it is hidden in the answers, so that those to two values can be compared.
 */
export async function askEverywhere(
  harness: Harness,
  value: string,
  headers: Record<string, string>,
): Promise<string[]> {
  const answers: string[] = [];
  for (const [path, init] of listCalls(value)) {
    const response = await harness.request(path, { ...init, headers: { ...headers, ...init.headers } });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (isStream) await response.body?.cancel();
    const text = isStream ? 'a stream' : (await response.text()).replace(NEW, '');
    const cookies = response.headers.getSetCookie().map((one) => one.replace(/=[^;]+/, ''));
    answers.push(`${init.method} ${path} ${init.body ?? ''}: ${response.status} ${text} ${cookies}`);
  }
  return answers.map((one) => one.replaceAll(value, '(value)'));
}
