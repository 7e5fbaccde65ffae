import type { AnyTRPCProcedure } from '@trpc/server';
import type { HonoRequest } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import { appRouter } from './root.ts';

/** By their whole name; tRPC's own type has them in groups. */
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;

const isProcedure = (name: string): boolean => Object.hasOwn(procedures, name);

/** What a request names, as it was sent: a procedure, or in a batch several with commas between them. */
export const readProcedurePath = ({ path }: Pick<HonoRequest, 'path'>): string => path.slice(TRPC.length + 1);

/**
 * True for a path that names procedures. tRPC decodes a path and takes slashes off its ends: a name that is checked here
 * would be another one's there. Of a batch one has to be known; tRPC refuses each of the others in its place.
 */
export function namesProcedures(request: Pick<HonoRequest, 'path' | 'url'>): boolean {
  const path = readProcedurePath(request);
  if (new URL(request.url).searchParams.get('batch') !== '1') return isProcedure(path); // as tRPC reads it
  return /^[\w-]+(?:\.[\w-]+)*(?:,[\w-]+(?:\.[\w-]+)*)*$/.test(path) && path.split(',').some(isProcedure);
}

/** True for what is answered by a stream of events. */
export const isSubscription = (path: string): boolean =>
  isProcedure(path) && procedures[path]?._def.type === 'subscription';
