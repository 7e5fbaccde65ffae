import type { HttpEnv } from './hono-env.ts';

/**
 * The path exactly as it was sent: not decoded, dots not resolved. Routes match this path, so that an address has
 * one spelling, and checks and handlers always see the same one. Hono's own path has decoded letters, and a `Request`
 * has resolved dots. Without Node's request, as in tests, the path comes from the `Request`.
 */
export function toSentPath(
  request: Request,
  { env }: { env?: HttpEnv['Bindings'] | undefined } = {},
): string {
  const target = env?.incoming?.url ?? request.url.slice(new URL(request.url).origin.length);
  const [path = ''] = target.split('?', 1);
  return path;
}
