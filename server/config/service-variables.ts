import { DRIVERS } from '../db/database.ts';
import { DEFAULT_LIMITS } from '../limits/classes.ts';
import {
  bridgeKeys,
  databaseUrl,
  endpoint,
  host,
  integer,
  limits as limitList,
  networks,
  oneOf,
  origin,
  origins,
  port,
  relay,
  serverUrl,
  workers,
} from './schemas.ts';
import { variable } from './variable.ts';

// The variables for the process, its network and its database.

export const runtime = {
  environment: variable({
    name: 'NODE_ENV',
    type: oneOf(['production', 'development', 'test'], '; without it the service is for development'),
    default: 'development',
    meaning:
      '`production` also requires a public origin with https, a random secret and a database chosen on purpose.',
    examples: ['production'],
    since: '0.1.0',
  }),
  shutdownUnreadySeconds: variable({
    name: 'SHUTDOWN_UNREADY_SECONDS',
    type: integer(0, 300, 'seconds'),
    default: 1,
    meaning:
      "Seconds after SIGTERM during which `/readyz` says no and requests are still served: longer than the interval of the load balancer's checks, and ten less than the supervisor waits before it kills.",
    since: '0.1.0',
  }),
  workers: variable({
    name: 'WORKERS',
    type: workers,
    default: 1,
    meaning:
      'Processes behind the one port: a number, or `auto` for one per core; always one with the embedded database.',
    document: 'docs/scaling.md',
    examples: ['auto'],
    since: '0.1.0',
  }),
  metricsPort: variable({
    name: 'METRICS_PORT',
    type: port,
    shownDefault: 'off',
    meaning: 'The port of the Prometheus metrics, on the same address as `PORT`; keep it from the public.',
    examples: ['9464'],
    since: '0.1.0',
  }),
  logLevel: variable({
    name: 'LOG_LEVEL',
    type: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    default: 'info',
    meaning: 'What is logged: at `info` one line for each request and each event of the security log.',
    since: '0.1.0',
  }),
  traceEndpoint: variable({
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: endpoint,
    shownDefault: 'off',
    meaning: 'The OpenTelemetry collector (OTLP over HTTP) that receives traces.',
    examples: ['http://localhost:4318'],
    since: '0.1.0',
  }),
};

export const http = {
  port: variable({
    name: 'PORT',
    type: port,
    default: 3001,
    meaning: 'The port to listen on.',
    since: '0.1.0',
  }),
  host: variable({
    name: 'HOST',
    type: host,
    default: '127.0.0.1',
    meaning: 'The IP address or host name to listen on.',
    since: '0.1.0',
  }),
  url: variable({
    name: 'BETTER_AUTH_URL',
    type: origin,
    shownDefault: '`http://localhost:$PORT`',
    meaning: 'The public origin that people open, without a path; production requires it.',
    examples: ['https://accounts.example.com'],
    since: '0.1.0',
  }),
  trustedOrigins: variable({
    name: 'TRUSTED_ORIGINS',
    type: origins,
    default: [],
    meaning:
      'Comma list of exact origins that may call with credentials and that people may be sent back to; never `*`.',
    examples: ['https://book.example.com,https://tutor.example.com'],
    since: '0.1.0',
  }),
  trustedProxies: variable({
    name: 'TRUSTED_PROXIES',
    type: networks,
    default: [],
    meaning: 'Comma list of CIDRs: the proxies whose `X-Forwarded-For` counts.',
    examples: ['10.0.0.0/8'],
    since: '0.1.0',
  }),
};

export const database = {
  url: variable({
    name: 'DATABASE_URL',
    type: databaseUrl,
    default: 'pglite:.data/pg',
    meaning:
      "`pglite:<folder>`, `pglite:memory` or a PostgreSQL URL; a `*.neon.tech` host uses Neon's driver.",
    examples: ['pglite:.data/pg', 'postgres://user:password@localhost/gatehouse'],
    isSecret: true,
    since: '0.1.0',
  }),
  unpooledUrl: variable({
    name: 'DATABASE_URL_UNPOOLED',
    type: serverUrl,
    shownDefault: '`$DATABASE_URL`',
    meaning: 'The direct endpoint beside a pooled one, for migrations and LISTEN.',
    examples: ['postgres://user:password@direct.example.com/gatehouse'],
    isSecret: true,
    since: '0.1.0',
  }),
  driver: variable({
    name: 'DATABASE_DRIVER',
    type: oneOf(DRIVERS),
    shownDefault: 'from the URL',
    meaning: 'Overrides the driver that `DATABASE_URL` chooses: `pglite`, `pg` or `neon`.',
    examples: ['neon'],
    since: '0.1.0',
  }),
  neonProxy: variable({
    name: 'NEON_WS_PROXY',
    type: relay,
    meaning:
      '`host:port/path` of a WebSocket relay for the `neon` driver in private networks; production refuses it.',
    examples: ['localhost:5433/v2'],
    since: '0.1.0',
  }),
};

export const limits = {
  classes: variable({
    name: 'RATE_LIMITS',
    type: limitList,
    default: DEFAULT_LIMITS,
    shownDefault: Object.entries(DEFAULT_LIMITS)
      .map(([name, { most, seconds }]) => `\`${name}:${most}/${seconds}\``)
      .join(', '),
    meaning:
      'Comma list of `class:n/seconds`, the requests of one client address; a class that is not named keeps its default.',
    document: 'docs/auth-api.md#how-often',
    examples: ['sign_up:30/60,sign_in:60/60'],
    since: '0.1.0',
  }),
};

export const bridge = {
  keys: variable({
    name: 'BRIDGE_KEYS',
    type: bridgeKeys,
    default: [],
    meaning:
      'Comma list of `name:key`, `name:key:perSecond` (1000 unless said) or `name:key:perSecond:scope+scope` (`users.read`, `users.email`, `claims.write`), the keys of back ends that keep answers or ask about people, each from `openssl rand -hex 32`; two keys of one name replace each other without a gap.',
    examples: [''],
    isSecret: true,
    since: '0.1.0',
  }),
};
