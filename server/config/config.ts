import type { DatabaseConfig } from '../db/database.ts';
import { findDriver } from './driver.ts';
import type { Values } from './variables.ts';

/** The whole configuration, grouped by its users. A value is undefined when it is not set and has no default. */
export type Config = ReturnType<typeof toConfig>;

/** Adds the values that depend on several variables. */
export function toConfig(values: Values) {
  const { runtime, http, mail, database } = values;
  const url = http.url ?? `http://localhost:${http.port}`;
  const trustedOrigins: ReadonlySet<string> = new Set([url, ...http.trustedOrigins]);
  return {
    ...values,
    runtime: { ...runtime, isProduction: runtime.environment === 'production' },
    http: { ...http, url, trustedOrigins },
    database: {
      ...database,
      driver: database.driver ?? findDriver(database.url) ?? 'pglite',
      unpooledUrl: database.unpooledUrl ?? database.url,
    } satisfies DatabaseConfig,
    mail: { ...mail, from: mail.from ?? `Gatehouse <no-reply@${new URL(url).hostname}>` },
  };
}
