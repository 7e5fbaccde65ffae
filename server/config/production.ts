import { isLoopback } from '../../shared/loopback.ts';
import type { Config } from './config.ts';

/** Random text of 32 characters has about 20 distinct ones; a phrase or a repeated word has fewer. */
const MIN_DISTINCT = 12;

/** Finds the settings that are allowed in development but refused in production: one line for each variable. */
export function findProductionFaults(config: Config, isSet: (name: string) => boolean): string[] {
  const lines: string[] = [];
  const { database } = config;
  const { secret } = config.sessions;
  const { hostname, protocol } = new URL(config.http.url);
  if (secret === undefined)
    lines.push('BETTER_AUTH_SECRET must be set in production, for example from: openssl rand -base64 32');
  else if (new Set(secret).size < MIN_DISTINCT) {
    lines.push(
      'BETTER_AUTH_SECRET is not random enough for production, make one with: openssl rand -base64 32',
    );
  }
  if (!isSet('BETTER_AUTH_URL')) {
    lines.push(
      'BETTER_AUTH_URL must be set in production, to the origin people open such as https://accounts.example.com.',
    );
  } else if (protocol === 'http:' && !isLoopback(hostname)) {
    lines.push('BETTER_AUTH_URL must start with https:// in production.');
  }
  if (database.driver === 'pglite' && !isSet('DATABASE_URL')) {
    lines.push(
      'DATABASE_URL must be set in production; write pglite:<folder> to use the embedded database on purpose.',
    );
  }
  if (database.neonProxy !== undefined) lines.push('NEON_WS_PROXY is refused in production.');
  return lines;
}
