import type { HttpEnv } from './hono-env.ts';

/**
 * The path exactly as it was sent: not decoded, dots not resolved. Routes match it, so that an address has one spelling
 * and no check can stand on another one than the handler does. Hono's own reading decodes letters, and a `Request`
 * resolves dots. Without node's request, as in tests, the `Request` is all there is.
 */
export function toSentPath(
  request: Request,
  { env }: { env?: HttpEnv['Bindings'] | undefined } = {},
): string {
  const target = env?.incoming?.url ?? request.url.slice(new URL(request.url).origin.length);
  const [path = ''] = target.split('?', 1);
  return path;
}
