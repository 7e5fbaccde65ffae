import type { Config } from './config.ts';
import { findDriver } from './driver.ts';
import { VARIABLES } from './variables.ts';

type Test = (name: string) => boolean;

const KNOWN = new Set(
  Object.values(VARIABLES).flatMap((part) => Object.values(part).map(({ name }) => name)),
);

/** One line for each unsupported variable of Better Auth, an empty one too. */
export function findNameFaults(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (!name.startsWith('BETTER_AUTH_') || KNOWN.has(name)) return [];
    return [`${name} is not a setting of Gatehouse; remove it, Better Auth would read it behind our back.`];
  });
}

/**
 * One line for each variable that is valid alone but conflicts with another variable. `isWrong` is true for a variable
 * that is already known as invalid.
 */
export function findPairFaults(config: Config, isSet: Test, isWrong: Test): string[] {
  const faults: string[] = [];
  const { driver, url, neonProxy } = config.database;
  if (!isWrong('DATABASE_URL') && (driver === 'pglite') !== (findDriver(url) === 'pglite'))
    faults.push(`DATABASE_DRIVER cannot be ${driver} with this DATABASE_URL.`);
  // Without a right variable that says the driver, nobody knows which one is meant.
  const saysDriver = isSet('DATABASE_DRIVER') ? 'DATABASE_DRIVER' : 'DATABASE_URL';
  if (neonProxy !== undefined && driver !== 'neon' && !isWrong(saysDriver))
    faults.push('NEON_WS_PROXY works with the neon driver only.');
  const { workers } = config.runtime;
  const isDriverWrong = isWrong('DATABASE_URL') || isWrong('DATABASE_DRIVER');
  if (driver === 'pglite' && !isDriverWrong && workers !== 'auto' && workers > 1)
    faults.push('WORKERS must be 1 or auto with the embedded database, which one process uses.');
  const { secret, previousSecret } = config.sessions;
  if (previousSecret !== undefined && !isWrong('BETTER_AUTH_SECRET') && !isSet('BETTER_AUTH_SECRET'))
    faults.push('BETTER_AUTH_SECRET_PREVIOUS needs BETTER_AUTH_SECRET, the secret after it.');
  else if (previousSecret !== undefined && previousSecret === secret)
    faults.push(
      'BETTER_AUTH_SECRET_PREVIOUS must be the secret before BETTER_AUTH_SECRET, not the same one.',
    );
  const { metricsPort } = config.runtime;
  if (metricsPort !== undefined && metricsPort === config.http.port && !isWrong('PORT'))
    faults.push('METRICS_PORT must be another port than PORT.');
  if (driver !== 'pglite' && !isSet('BETTER_AUTH_SECRET'))
    faults.push(
      'BETTER_AUTH_SECRET must be set when DATABASE_URL names a server, for example from: openssl rand -base64 32',
    );
  if (config.places.headers.length > 0 && !isSet('TRUSTED_PROXIES'))
    faults.push('PLACE_HEADERS needs TRUSTED_PROXIES: from anybody else they could say anything.');
  return faults;
}
