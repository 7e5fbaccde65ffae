import { Hono } from 'hono';
import { LIVEZ, READYZ } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from './hono-env.ts';
import { refuseMethod } from './method.ts';

// HAProxy sends OPTIONS unless it is configured otherwise. Hono answers HEAD like GET.
const METHODS = ['GET', 'OPTIONS'];

/** Health checks for supervisors and load balancers. `isReady` says whether the service can answer requests now. */
export function createHealthDoor(isReady: () => Promise<boolean>) {
  const door = new Hono<HttpEnv>();
  door.on(METHODS, LIVEZ, (c) => c.json({ status: 'ok' }));
  door.on(METHODS, READYZ, async (c) => {
    const ready = await isReady().catch((cause: unknown) => {
      throw new AppError('unavailable', { cause });
    });
    if (!ready) throw new AppError('unavailable', { detail: 'shutting down, or migrations are missing' });
    return c.json({ status: 'ready' });
  });
  for (const path of [LIVEZ, READYZ]) door.all(path, (c) => refuseMethod(c, 'GET', 'HEAD', 'OPTIONS'));
  return door;
}
