import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../server/config/read-config.ts';
import { isLoopback } from '../../shared/loopback.ts';

// No container engine reads these files here. These tests find what would stop them.

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Service = {
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  network_mode?: string;
  depends_on?: Record<string, unknown>;
};
const { services, volumes } = parse(read('compose.yaml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const gatehouse = services.gatehouse as Service;

/** A value as Compose fills it in: the default of a variable, or a secret for one that has to be set. */
const fill = (value: string) =>
  value
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replace(/\$\{\w+:\?[^}]*\}/g, 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu');

describe('compose.yaml', () => {
  const environment = Object.fromEntries(
    Object.entries(gatehouse.environment ?? {}).map(([name, value]) => [name, fill(value)]),
  );

  it('has a configuration that production accepts', () => {
    const config = readConfig({ ...environment, NODE_ENV: 'production', HOST: '0.0.0.0' });
    expect(config.database.driver).toBe('pg');
    // Nothing else reaches the port of a container.
    expect(gatehouse.ports?.map((port) => port.split(':').at(-1))).toContain(String(config.http.port));
  });

  it('has no secret with a default, and none in an address, where it would have to be encoded', () => {
    const values = Object.values(services).flatMap(({ environment: own = {} }) => Object.entries(own));
    const secrets = values.filter(([, value]) => /\$\{\w*(?:SECRET|PASSWORD)/.test(value));
    expect(secrets.map(([name]) => name).toSorted()).toEqual([
      'BETTER_AUTH_SECRET',
      'PGPASSWORD',
      'POSTGRES_PASSWORD',
    ]);
    for (const [, value] of secrets)
      expect(value).toMatch(/^\$\{\w+:\?set it to the output of openssl [^}]+\}$/);
    for (const [, value] of secrets)
      expect(read('docs/install.md')).toContain(`${/\$\{(\w+)/.exec(value)?.[1]}=%s`);
    expect(new URL(environment.DATABASE_URL ?? '').password).toBe('');
  });

  it('reaches its mail server: production sends unencrypted mails to its own host only', () => {
    const { protocol, hostname } = new URL(environment.SMTP_URL ?? '');
    expect(protocol === 'smtps:' || isLoopback(hostname)).toBe(true);
    expect(services.mailpit?.network_mode).toBe('service:gatehouse');
  });

  it('names services, volumes and files that exist', () => {
    const { hostname } = new URL(environment.DATABASE_URL ?? '');
    expect(Object.keys(services)).toContain(hostname);
    for (const { volumes: mounts = [], depends_on = {} } of Object.values(services)) {
      for (const needed of Object.keys(depends_on)) expect(Object.keys(services)).toContain(needed);
      for (const [from = ''] of mounts.map((mount) => mount.split(':')))
        expect(from.startsWith('./') ? existsSync(join(ROOT, from)) : from in volumes, from).toBe(true);
    }
  });

  it('is not open to other machines', () => {
    const ports = Object.values(services).flatMap(({ ports: published = [] }) => published);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

it('systemd never gives up starting the service, whose database may be away', () => {
  expect(read('docs/operations/gatehouse.service')).toMatch(/^StartLimitIntervalSec=0$/m);
});

it('the image is built from files that .dockerignore lets through', () => {
  const kept = [...read('.dockerignore').matchAll(/^!(\S+)/gm)].map(([, path = '']) => path);
  for (const path of kept) expect(existsSync(join(ROOT, path)), path).toBe(true);
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  );
  expect(copied.length).toBeGreaterThan(3);
  for (const file of copied) expect(file === '.' || kept.includes(file), file).toBe(true);
});
