import type { AnyTRPCProcedure } from '@trpc/server';
import type { HonoRequest } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import type { Call } from './refused-call.ts';
import { appRouter } from './root.ts';

/** The parts of a request that name its calls. */
export type Addressed = Pick<HonoRequest, 'path' | 'url'>;

/** The procedures by their full name. tRPC's own type has them in groups. */
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;

export const isProcedure = (name: string): boolean => Object.hasOwn(procedures, name);

export const typeOf = (name: string): Call['type'] =>
  isProcedure(name) ? (procedures[name]?._def.type ?? 'unknown') : 'unknown';

/** The procedure of a request as it was sent; for a batch, several procedures separated by commas. */
export const readProcedurePath = ({ path }: Pick<Addressed, 'path'>): string => path.slice(TRPC.length + 1);

/** True for a batch, by the same rule as tRPC's. */
export const isBatch = ({ url }: Pick<Addressed, 'url'>): boolean =>
  new URL(url).searchParams.get('batch') === '1';

/** The names of a request's calls, in order. */
export const readNames = (request: Addressed): string[] => {
  const path = readProcedurePath(request);
  return isBatch(request) ? path.split(',') : [path];
};

/** The first call of a request whose procedure exists. */
export function readCall(request: Addressed): Call {
  const path = readNames(request).find(isProcedure);
  return path === undefined ? { type: 'unknown' } : { path, type: typeOf(path) };
}

/** True for a procedure that is answered with an event stream. */
export const isSubscription = (path: string): boolean => typeOf(path) === 'subscription';
