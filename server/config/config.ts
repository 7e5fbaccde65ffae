import type { BridgeKey } from '../bridge/keys.ts';
import type { DatabaseConfig } from '../db/database.ts';
import type { Cidr } from '../http/client-address.ts';
import { type CredentialsConfig, readCredentials } from './credentials.ts';
import { readDatabase } from './database.ts';
import { type PlacesConfig, readPlaces } from './places.ts';
import { type PortalConfig, readPortal } from './portal.ts';
import { findProductionFaults } from './production.ts';
import { checkTopology, toCookieDomain } from './topology.ts';
import { type ReadVariable, toBridgeKeys, toCidr, toHost, toInteger, toList, toOrigin } from './values.ts';

/** Everything the service is told. Nothing else of it reads the environment. */
export type Config = {
  process: {
    isProduction: boolean;
    /** How long `/readyz` says no on SIGTERM before the process stops accepting. */
    shutdownUnreadySeconds: number;
  };
  http: {
    host: string;
    port: number;
    /** The public origin. */
    url: string;
    /** The own origin among them. */
    trustedOrigins: ReadonlySet<string>;
    trustedProxies: readonly Cidr[];
  };
  database: DatabaseConfig;
  sessions: {
    /** Undefined: one is generated and kept beside the embedded database. */
    secret: string | undefined;
    cookieDomain: string | undefined;
    maxDays: number;
  };
  bridge: { keys: readonly BridgeKey[] };
  portal: PortalConfig;
  places: PlacesConfig;
} & CredentialsConfig;
export type Environment = Record<string, string | undefined>;

/** One line for every wrong variable. None repeats the value of a secret. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Variables of the contract whose function comes later. */
const NOT_YET = ['METRICS_PORT'];

const SECRET_MIN_LENGTH = 32;

/** Reads the whole configuration. Throws ConfigError with a line for each variable that is wrong. */
export function readConfig(env: Environment = process.env): Config {
  const lines: string[] = [];
  /** The value of a variable; an empty one counts as absent. */
  const get = (name: string): string | undefined => env[name]?.trim() || undefined;
  const wrong = (name: string, what: string) => void lines.push(`${name} ${what}`);
  const read: ReadVariable = (name, parse, fallback, what) => {
    const text = get(name);
    if (text === undefined) return fallback;
    const value = parse(text);
    if (value === null) wrong(name, what);
    return value ?? fallback;
  };

  for (const name of NOT_YET) if (get(name) !== undefined) wrong(name, 'is not available in this version.');
  for (const name of Object.keys(env).sort()) {
    if (!name.startsWith('BETTER_AUTH_') || name === 'BETTER_AUTH_SECRET' || name === 'BETTER_AUTH_URL')
      continue;
    wrong(name, 'is not a setting of Gatehouse; remove it, Better Auth would read it behind our back.');
  }

  const port = read(
    'PORT',
    (text) => toInteger(text, 1, 65_535),
    3001,
    'must be a port number from 1 to 65535.',
  );
  const host = read('HOST', toHost, '127.0.0.1', 'must be an IP address or a host name to listen on.');
  const url = read(
    'BETTER_AUTH_URL',
    toOrigin,
    `http://localhost:${port}`,
    'must be an origin such as https://accounts.example.com, without a path.',
  );
  const others = read(
    'TRUSTED_ORIGINS',
    (text) => toList(text, toOrigin),
    [],
    'must be a comma list of exact origins such as https://www.example.com; * is never allowed.',
  );
  const config: Config = {
    process: {
      isProduction:
        read(
          'NODE_ENV',
          (text) => (['production', 'development', 'test'].includes(text) ? text : null),
          'development',
          'must be production, development or test; without it the service is for development.',
        ) === 'production',
      shutdownUnreadySeconds: read(
        'SHUTDOWN_UNREADY_SECONDS',
        (text) => toInteger(text, 0, 300),
        1,
        'must be a whole number of seconds from 0 to 300.',
      ),
    },
    http: {
      host,
      port,
      url,
      trustedOrigins: new Set([url, ...others]),
      trustedProxies: read(
        'TRUSTED_PROXIES',
        (text) => toList(text, toCidr),
        [],
        'must be a comma list of CIDRs such as 10.0.0.0/8.',
      ),
    },
    database: readDatabase(get, wrong),
    sessions: {
      secret: read(
        'BETTER_AUTH_SECRET',
        (text) => (text.length >= SECRET_MIN_LENGTH ? text : null),
        undefined,
        `must be at least ${SECRET_MIN_LENGTH} random characters, for example from: openssl rand -base64 32`,
      ),
      cookieDomain: read(
        'COOKIE_DOMAIN',
        toCookieDomain,
        undefined,
        'must be a domain of yours such as example.com; browsers keep no shared cookie for localhost, an IP address or a public suffix such as github.io.',
      ),
      maxDays: read(
        'SESSION_MAX_DAYS',
        (text) => toInteger(text, 1, 400),
        30,
        'must be a whole number of days from 1 to 400.',
      ),
    },
    bridge: {
      keys: read(
        'BRIDGE_KEYS',
        toBridgeKeys,
        [],
        'must be a comma list of name:key or name:key:perSecond, each key once and of 32 or more of A-Z a-z 0-9 _ -, for example from: openssl rand -hex 32',
      ),
    },
    ...readCredentials(read, new URL(url).hostname),
    portal: readPortal(read),
    places: readPlaces(read, { hasProxies: get('TRUSTED_PROXIES') !== undefined, wrong }),
  };
  if (config.database.driver !== 'pglite' && get('BETTER_AUTH_SECRET') === undefined) {
    wrong(
      'BETTER_AUTH_SECRET',
      'must be set when DATABASE_URL names a server, for example from: openssl rand -base64 32',
    );
  }
  const urlAsked = get('BETTER_AUTH_URL') !== undefined;
  // Left out without a valid BETTER_AUTH_URL: other variables would be called wrong instead.
  if (
    !lines.some((line) => line.startsWith('BETTER_AUTH_URL ')) &&
    (urlAsked || !config.process.isProduction)
  )
    lines.push(...checkTopology(config).faults);
  if (config.process.isProduction)
    lines.push(
      ...findProductionFaults(config, { urlAsked, databaseAsked: get('DATABASE_URL') !== undefined }),
    );
  // A variable that is wrong twice is still one line.
  const first = lines.filter(
    (line, at) => lines.findIndex((other) => other.split(' ')[0] === line.split(' ')[0]) === at,
  );
  if (first.length > 0) throw new ConfigError(first);
  return config;
}
