import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, readConfig } from '../../server/config/read-config.ts';
import { DEFAULT_LIMITS } from '../../server/limits/classes.ts';

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';

/** The lines of the error that refuses a configuration; empty when the configuration is accepted. */
function linesOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
}
const namesOf = (env: Environment) => linesOf(env).map((line) => line.split(' ')[0]);

describe('readConfig', () => {
  it('needs no variables', () => {
    // A new variable may add a value; no default value here may change.
    expect(readConfig({})).toMatchObject({
      runtime: { environment: 'development', isProduction: false, shutdownUnreadySeconds: 1 },
      http: {
        host: '127.0.0.1',
        port: 3001,
        url: 'http://localhost:3001',
        trustedOrigins: new Set(['http://localhost:3001']),
        trustedProxies: [],
      },
      database: {
        driver: 'pglite',
        url: 'pglite:.data/pg',
        unpooledUrl: 'pglite:.data/pg',
        neonProxy: undefined,
      },
      sessions: { secret: undefined, cookieDomain: undefined, maxDays: 30 },
      account: {
        signUp: 'instant',
        secondFactor: 'optional',
        passwordMinLength: 8,
        breachLookupUrl: undefined,
      },
      limits: { classes: DEFAULT_LIMITS },
      bridge: { keys: [] },
      mail: { smtpUrl: undefined, from: 'Gatehouse <no-reply@localhost>' },
      portal: {
        appName: 'Gatehouse',
        logoUrl: undefined,
        appUrl: undefined,
        termsUrl: undefined,
        privacyUrl: undefined,
      },
      language: {
        offered: ['en', 'ar', 'de', 'es', 'fr', 'hi', 'id', 'ja', 'pt-BR', 'tr', 'ur', 'zh-Hans'],
        messagesFolder: undefined,
      },
      places: { database: undefined, headers: [] },
    });
  });

  it('reads the variables of mail, sign-up and limits', () => {
    expect(
      readConfig({
        SMTP_URL: 'smtps://user:secret@mail.example.com:465',
        MAIL_FROM: 'The Book <book@example.com>',
        SIGN_UP: 'verified',
        PASSWORD_MIN_LENGTH: '15',
        RATE_LIMITS: 'sign_in:5/10, mail:1/3600',
        APP_NAME: 'The Book',
        APP_URL: 'https://book.example.com/start?x=1',
      }),
    ).toMatchObject({
      mail: { smtpUrl: 'smtps://user:secret@mail.example.com:465', from: 'The Book <book@example.com>' },
      account: { signUp: 'verified', passwordMinLength: 15 },
      limits: {
        classes: { ...DEFAULT_LIMITS, sign_in: { most: 5, seconds: 10 }, mail: { most: 1, seconds: 3600 } },
      },
      portal: { appName: 'The Book', appUrl: 'https://book.example.com/start?x=1' },
    });
  });

  it('reads the variable of the logo', () => {
    expect(readConfig({ LOGO_URL: '/brand/logo.svg' }).portal.logoUrl).toBe('/brand/logo.svg');
    expect(readConfig({ LOGO_URL: 'https://cdn.example.com/logo.svg' }).portal.logoUrl).toBe(
      'https://cdn.example.com/logo.svg',
    );
    expect(readConfig({ LOGO_URL: 'HTTPS://cdn.example.com/logo.svg' }).portal.logoUrl).toBe(
      'https://cdn.example.com/logo.svg',
    );
    for (const wrong of [
      'http://example.com/l.png',
      '//example.com/l',
      '/\\example.com',
      'data:image/png,',
      'l.png',
      '/a b',
    ])
      expect(linesOf({ LOGO_URL: wrong }), wrong).toEqual([expect.stringMatching(/^LOGO_URL /)]);
  });

  it('reads the variables of the languages', () => {
    const env = { LANGUAGES: 'pt-BR, en,ar-XB', MESSAGES_DIR: '/etc/gatehouse/messages' };
    expect(readConfig(env).language).toEqual({
      offered: ['pt-BR', 'en', 'ar-XB'],
      messagesFolder: '/etc/gatehouse/messages',
    });
  });

  it('reads the place variables', () => {
    const env = {
      TRUSTED_PROXIES: '10.0.0.0/8',
      PLACE_DATABASE: 'data/GeoLite2-City.mmdb',
      PLACE_HEADERS: 'CF-IPCity, cf-ipcountry',
    };
    expect(readConfig(env)).toMatchObject({
      places: { database: 'data/GeoLite2-City.mmdb', headers: ['cf-ipcity', 'cf-ipcountry'] },
    });
    expect(linesOf({ PLACE_HEADERS: 'cf-ipcity' })).toEqual([expect.stringMatching(/TRUSTED_PROXIES/)]);
  });

  it('reads bridge keys, each with its own quota; two may have one name during a rotation', () => {
    const [first, second] = ['a'.repeat(32), 'B_-9'.repeat(12)];
    expect(readConfig({ BRIDGE_KEYS: `tutor:${first}, tutor:${second}:250` }).bridge.keys).toEqual([
      { name: 'tutor', key: first, perSecond: 1000, scopes: [] },
      { name: 'tutor', key: second, perSecond: 250, scopes: [] },
    ]);
  });

  it('reads the scopes of bridge keys, with the default quota or another', () => {
    const [first, second] = ['a'.repeat(32), 'B_-9'.repeat(12)];
    const BRIDGE_KEYS = `wall:${first}::users.read,school:${second}:50:claims.write+users.email+users.read`;
    expect(readConfig({ BRIDGE_KEYS }).bridge.keys).toEqual([
      { name: 'wall', key: first, perSecond: 1000, scopes: ['users.read'] },
      { name: 'school', key: second, perSecond: 50, scopes: ['users.read', 'users.email', 'claims.write'] },
    ]);
    for (const wrong of [
      ':',
      '::',
      ':5:',
      ':users.read',
      '::users',
      '::users.read+',
      '::users.read+users.read',
      '::+',
      ':5:Users.read',
      ':5:users.read:users.email',
    ])
      expect(linesOf({ BRIDGE_KEYS: `wall:${first}${wrong}` }), wrong).toEqual([
        expect.stringMatching(/^BRIDGE_KEYS .*users\.read/),
      ]);
  });

  it('chooses the driver by the URL, unless it is configured', () => {
    const driverOf = (env: Environment) => readConfig({ BETTER_AUTH_SECRET: SECRET, ...env }).database.driver;
    expect(driverOf({ DATABASE_URL: 'postgres://u:p@db.example.com/app' })).toBe('pg');
    expect(driverOf({ DATABASE_URL: 'postgresql://u:p@ep-a-b-123.eu-central-1.aws.neon.tech/app' })).toBe(
      'neon',
    );
    expect(driverOf({ DATABASE_URL: 'postgres://u:p@neon.tech.example.com/app' })).toBe('pg');
    expect(driverOf({ DATABASE_URL: 'postgres://u:p@localhost/app', DATABASE_DRIVER: 'neon' })).toBe('neon');
    expect(driverOf({ DATABASE_URL: 'pglite:memory' })).toBe('pglite');
    expect(driverOf({ DATABASE_URL: 'pglite:My Documents/pg' })).toBe('pglite');
    expect(driverOf({ DATABASE_URL: 'postgres:///app?host=/run/postgresql' })).toBe('pg');
  });

  it.each(['localhost', '0.0.0.0', '::', 'db-1.internal', '3f2a19c0b7de'])('listens on %s', (host) => {
    expect(readConfig({ HOST: host }).http.host).toBe(host);
  });

  it('uses the port in the default address, and accepts a trailing slash', () => {
    expect(readConfig({ PORT: '4000' }).http.url).toBe('http://localhost:4000');
    expect(readConfig({ BETTER_AUTH_URL: 'https://Accounts.Example.com/' }).http.url).toBe(
      'https://accounts.example.com',
    );
    expect(readConfig({ PORT: ' ', TRUSTED_ORIGINS: '' }).http.port).toBe(3001);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '30.5'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['HOST', '-'],
    ['HOST', '.'],
    ['HOST', '1.2.3.999'],
    ['DATABASE_URL', 'mysql://localhost/app'],
    ['DATABASE_URL', 'postgres://'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['DATABASE_URL', 'pglite:'],
    ['DATABASE_DRIVER', 'sqlite'],
    ['DATABASE_DRIVER', 'pg'],
    ['DATABASE_URL_UNPOOLED', 'pglite:memory'],
    ['NEON_WS_PROXY', 'localhost:5433/v2'],
    ['BETTER_AUTH_SECRET', 'too short'],
    ['BETTER_AUTH_URL', 'localhost:3001'],
    ['BETTER_AUTH_URL', 'http://localhost:3001/auth'],
    ['BETTER_AUTH_URL', 'http://user@localhost:3001'],
    ['BETTER_AUTH_URL', 'ftp://localhost'],
    ['TRUSTED_ORIGINS', '*'],
    ['TRUSTED_ORIGINS', 'https://*.example.com'],
    ['TRUSTED_ORIGINS', 'https://a.example.com,'],
    ['TRUSTED_ORIGINS', 'https://a.example.com/path'],
    ['TRUSTED_ORIGINS', 'a.example.com'],
    ['TRUSTED_ORIGINS', 'null'],
    ['COOKIE_DOMAIN', 'https://example.com'],
    ['COOKIE_DOMAIN', 'localhost'],
    ['COOKIE_DOMAIN', '127.0.0.1'],
    ['COOKIE_DOMAIN', 'github.io'],
    ['COOKIE_DOMAIN', 'co.uk'],
    ['COOKIE_DOMAIN', 'example.com'], // the public host is localhost
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/9'],
    ['SESSION_MAX_DAYS', '0'],
    ['SESSION_MAX_DAYS', 'month'],
    ['SHUTDOWN_UNREADY_SECONDS', '-1'],
    ['SHUTDOWN_UNREADY_SECONDS', '301'],
    ['SHUTDOWN_UNREADY_SECONDS', '0.5'],
    ['SHUTDOWN_UNREADY_SECONDS', '1s'],
    ['SMTP_URL', 'https://mail.example.com'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://us er:pw@host'],
    ['SMTP_URL', 'smtp://user:p w@host'],
    ['SMTP_URL', 'mail.example.com:25'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@example.com>, B <b@example.com>'],
    ['MAIL_FROM', 'a\r\nBcc: b@example.com'],
    ['BRIDGE_KEYS', SECRET],
    ['BRIDGE_KEYS', `:${SECRET}`],
    ['BRIDGE_KEYS', `app:${SECRET.slice(0, 31)}`],
    ['BRIDGE_KEYS', `app:${SECRET}!`],
    ['BRIDGE_KEYS', `app:${SECRET}:0`],
    ['BRIDGE_KEYS', `app:${SECRET}:fast`],
    ['BRIDGE_KEYS', `app:${SECRET}:1:2`],
    ['BRIDGE_KEYS', `app:${SECRET},`],
    ['BRIDGE_KEYS', `app:${SECRET},tutor:${SECRET}`],
    ['NODE_ENV', 'Production'],
    ['NODE_ENV', 'prod'],
    ['SIGN_UP', 'nonsense'],
    ['PASSWORD_MIN_LENGTH', '7'],
    ['PASSWORD_MIN_LENGTH', '129'],
    ['RATE_LIMITS', 'sign_in'],
    ['RATE_LIMITS', 'sign_in:0/1'],
    ['RATE_LIMITS', 'unknown:1/1'],
    ['RATE_LIMITS', 'sign_in:1/1,sign_in:2/2'],
    ['APP_NAME', 'x'.repeat(61)],
    ['APP_NAME', '<b>'],
    ['BREACH_LOOKUP_URL', 'yes'],
    ['BREACH_LOOKUP_URL', 'https:foo'],
    ['BREACH_LOOKUP_URL', 'https://user:password@example.com/range'],
    ['APP_URL', 'www.example.com'],
    ['TERMS_URL', 'javascript:alert(1)'],
    ['PRIVACY_URL', 'https://ada:secret@example.com/'],
    ['PLACE_DATABASE', 'GeoLite2-City.tar.gz'],
    ['PLACE_DATABASE', '.mmdb'],
    ['PLACE_HEADERS', 'cf-ipcity'], // anybody could send this header
    ['PLACE_HEADERS', 'cf ipcity'],
    ['PLACE_HEADERS', 'a,b,c,d'],
    ['PLACE_HEADERS', 'a,A'],
    ['PLACE_HEADERS', 'cookie'],
    ['SECOND_FACTOR', 'always'],
    ['LANGUAGES', 'en,xx'],
    ['LANGUAGES', 'en,de,en'],
    ['LANGUAGES', 'en,'],
    ['LANGUAGES', 'pt-br'],
    ['LANGUAGES', '../../etc'],
    ['MESSAGES_DIR', 'messages/de.json'],
    ['BETTER_AUTH_TELEMETRY', '1'],
    ['BETTER_AUTH_TRUSTED_ORIGINS', 'https://evil.example'],
  ])('refuses %s=%s in a line of its own', (name, value) => {
    expect(namesOf({ BETTER_AUTH_SECRET: SECRET, [name]: value })).toEqual([name]);
  });

  it('refuses variables that only work together with others', () => {
    const server = { DATABASE_URL: 'postgres://db/app', BETTER_AUTH_SECRET: SECRET };
    expect(linesOf({ WORKERS: '2' })[0]).toMatch(/^WORKERS must be 1 or auto/);
    expect(linesOf({ WORKERS: 'auto' })).toEqual([]);
    expect(linesOf({ ...server, WORKERS: '2' })).toEqual([]);
    expect(linesOf({ BETTER_AUTH_SECRET_PREVIOUS: SECRET })[0]).toMatch(/needs BETTER_AUTH_SECRET,/);
    expect(linesOf({ ...server, BETTER_AUTH_SECRET_PREVIOUS: SECRET })[0]).toMatch(/not the same one/);
    expect(linesOf({ ...server, BETTER_AUTH_SECRET_PREVIOUS: `${SECRET}x` })).toEqual([]);
    expect(linesOf({ PORT: '3001', METRICS_PORT: '3001' })).toEqual([
      'METRICS_PORT must be another port than PORT.',
    ]);
  });

  it('names every wrong variable at once, and never a secret', () => {
    const env = {
      PORT: 'x',
      TRUSTED_ORIGINS: '*',
      BETTER_AUTH_SECRET: 'hunter2hunter2',
      DATABASE_URL: 'postgres//admin:s3cr3t@db/app',
      BRIDGE_KEYS: `app:${SECRET}:many`,
    };
    expect(namesOf(env).sort()).toEqual(Object.keys(env).sort());
    expect(linesOf(env).join('\n')).not.toMatch(/hunter2|s3cr3t|kV3x/);
  });

  it('reports no cookie domain error because of an invalid address, but its own errors', () => {
    expect(namesOf({ BETTER_AUTH_URL: 'nowhere', COOKIE_DOMAIN: 'example.com' })).toEqual([
      'BETTER_AUTH_URL',
    ]);
    expect(namesOf({ BETTER_AUTH_URL: 'nowhere', COOKIE_DOMAIN: 'github.io' })).toEqual([
      'BETTER_AUTH_URL',
      'COOKIE_DOMAIN',
    ]);
  });

  it('an invalid driver does not hide other errors', () => {
    expect(namesOf({ DATABASE_URL: 'postgres://u:p@localhost/app', DATABASE_DRIVER: 'mysql' })).toEqual([
      'DATABASE_DRIVER',
      'BETTER_AUTH_SECRET',
    ]);
  });

  it('does not blame the relay for a driver that cannot be read', () => {
    const env = { BETTER_AUTH_SECRET: SECRET, NEON_WS_PROXY: 'localhost:5433/v2' };
    const url = 'postgres://u:p@ep-x.neon.tech';
    expect(namesOf({ ...env, DATABASE_URL: url })).toEqual(['DATABASE_URL']);
    expect(namesOf({ ...env, DATABASE_URL: `${url}/app`, DATABASE_DRIVER: 'neo' })).toEqual([
      'DATABASE_DRIVER',
    ]);
    const local = { DATABASE_URL: 'postgres://u:p@localhost/app', DATABASE_DRIVER: 'neo' };
    expect(namesOf({ ...env, ...local })).toEqual(['DATABASE_DRIVER']);
    expect(namesOf({ ...env, ...local, DATABASE_DRIVER: 'pg' })).toEqual(['NEON_WS_PROXY']);
  });

  it('needs a secret if the database is a server', () => {
    expect(namesOf({ DATABASE_URL: 'postgres://u:p@localhost/app' })).toEqual(['BETTER_AUTH_SECRET']);
  });
});

describe('production', () => {
  const production = {
    NODE_ENV: 'production',
    BETTER_AUTH_SECRET: SECRET,
    BETTER_AUTH_URL: 'https://accounts.example.com',
    DATABASE_URL: 'postgres://u:p@db/app',
  };

  it('accepts a complete configuration, and PGlite by URL', () => {
    expect(linesOf(production)).toEqual([]);
    expect(linesOf({ ...production, COOKIE_DOMAIN: 'example.com' })).toEqual([]);
    expect(linesOf({ ...production, DATABASE_URL: 'pglite:.data/pg' })).toEqual([]);
    expect(linesOf({ ...production, BETTER_AUTH_URL: 'http://localhost:3001' })).toEqual([]);
  });

  it.each([
    ['BETTER_AUTH_SECRET', undefined],
    ['BETTER_AUTH_SECRET', 'passwordpasswordpasswordpassword'],
    ['BETTER_AUTH_URL', undefined],
    ['BETTER_AUTH_URL', ' '],
    ['BETTER_AUTH_URL', 'http://accounts.example.com'],
    ['DATABASE_URL', undefined],
    ['COOKIE_DOMAIN', 'other.com'],
    ['COOKIE_DOMAIN', 'ample.com'],
    ['COOKIE_DOMAIN', 'github.io'],
    ['TRUSTED_ORIGINS', 'http://book.example.com'],
  ])('refuses %s=%s', (name, value) => {
    const env =
      value === 'github.io' ? { ...production, BETTER_AUTH_URL: 'https://me.github.io' } : production;
    expect(namesOf({ ...env, [name]: value })).toEqual([name]);
  });

  it('reports an http address and a foreign cookie domain together', () => {
    const env = {
      ...production,
      BETTER_AUTH_URL: 'http://accounts.example.com',
      COOKIE_DOMAIN: 'example.org',
    };
    expect(namesOf(env).sort()).toEqual(['BETTER_AUTH_URL', 'COOKIE_DOMAIN']);
  });

  it('reports only the missing address, not the errors that follow from it', () => {
    const env = { ...production, COOKIE_DOMAIN: 'example.com', TRUSTED_ORIGINS: 'https://book.example.com' };
    const lines = linesOf({ ...env, BETTER_AUTH_URL: undefined });
    expect(lines).toEqual([expect.stringMatching(/^BETTER_AUTH_URL must be set in production/)]);
  });

  it('refuses the Neon relay', () => {
    const env = { ...production, DATABASE_DRIVER: 'neon', NEON_WS_PROXY: 'localhost:5433/v2' };
    expect(namesOf(env)).toEqual(['NEON_WS_PROXY']);
  });
});
