import { describe, expect, it } from 'vitest';
import { checkTopology } from '../../server/config/topology.ts';

type Case = {
  url?: string;
  trust?: string[];
  cookieDomain?: string;
  proxies?: { address: string; prefix: number }[];
  isProduction?: boolean;
};

const PROXY = { address: '127.0.0.1', prefix: 32 };
const ACCOUNTS = 'https://accounts.example.com';

const check = ({ url = ACCOUNTS, trust = [], cookieDomain, proxies = [PROXY], isProduction = true }: Case) =>
  checkTopology({
    http: { url, trustedOrigins: new Set([url, ...trust]), trustedProxies: proxies },
    sessions: { cookieDomain },
    runtime: { isProduction },
  });

describe('a topology that works gives no warning', () => {
  it.each<[string, Case]>([
    ['one origin', {}],
    ['ports of localhost', { url: 'http://localhost:3001', trust: ['http://localhost:3000'] }],
    ['ports of an address', { url: 'http://127.0.0.1:3001', trust: ['http://127.0.0.1:3000'] }],
    ['ports of IPv6', { url: 'http://[::1]:3001', trust: ['http://[::1]:3000'] }],
    ['ports of one host', { trust: [`${ACCOUNTS}:8443`] }],
    ['a shared parent domain', { trust: ['https://book.example.com'], cookieDomain: 'example.com' }],
    ['the parent domain itself', { trust: ['https://example.com'], cookieDomain: 'example.com' }],
    [
      'a deeper parent domain',
      {
        url: 'https://a.eu.example.co.uk',
        trust: ['https://b.eu.example.co.uk'],
        cookieDomain: 'eu.example.co.uk',
      },
    ],
    [
      'names below a name that a host lent',
      { url: 'https://a.me.github.io', trust: ['https://b.me.github.io'], cookieDomain: 'me.github.io' },
    ],
    ['a shared domain for back ends alone', { cookieDomain: 'example.com' }],
    ['plain http while developing', { url: 'http://gatehouse:3001', proxies: [], isProduction: false }],
  ])('%s', (_name, topology) => {
    expect(check(topology)).toEqual({ faults: [], hints: [] });
  });
});

describe('a topology that cannot work is refused, with a correction', () => {
  it.each<[string, Case, string[]]>([
    ['another domain', { cookieDomain: 'other.com' }, ['accounts.example.com', 'example.com would work']],
    ['half a label', { cookieDomain: 'ample.com' }, ['accounts.example.com']],
    ['a name below', { cookieDomain: 'x.accounts.example.com' }, ['example.com would work']],
    [
      'a host without a domain',
      { url: 'http://gatehouse:3001', cookieDomain: 'example.com' },
      ['leave it out'],
    ],
    [
      'localhost',
      { url: 'http://localhost:3001', cookieDomain: 'example.com' },
      ['http://localhost:3001', 'leave it out'],
    ],
    ['an address', { url: 'http://192.0.2.7', cookieDomain: 'example.com' }, ['192.0.2.7', 'leave it out']],
    ['an IPv6 address', { url: 'http://[2001:db8::7]', cookieDomain: 'example.com' }, ['leave it out']],
  ])('COOKIE_DOMAIN: %s, while developing too', (_name, topology, words) => {
    for (const isProduction of [true, false]) {
      const { faults } = check({ ...topology, isProduction });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/^COOKIE_DOMAIN /);
      for (const word of words) expect(faults[0]).toContain(word);
    }
  });

  it('TRUSTED_ORIGINS: http: beside https:, in production', () => {
    const trust = ['http://book.example.com', 'https://fine.example.com', 'http://other.org:8080'];
    const { faults } = check({ trust, cookieDomain: 'example.com' });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^TRUSTED_ORIGINS .*http:\/\/book\.example\.com, http:\/\/other\.org:8080 .*serve it as https:\/\/book\.example\.com, https:\/\/other\.org:8080\.$/,
    );
    expect(check({ trust, isProduction: false }).faults).toEqual([]);
    expect(check({ trust: ['http://localhost:3000', 'http://127.0.0.1:3000'] }).faults).toEqual([]);
    expect(check({ url: 'http://accounts.example.com', trust }).faults).toEqual([]);
  });
});

describe('a topology that works partly gives one warning', () => {
  it.each<[string, Case, string[]]>([
    [
      'siblings without a shared cookie',
      { trust: ['https://book.example.com', 'https://tutor.example.com'] },
      [
        'COOKIE_DOMAIN: pages of https://book.example.com, https://tutor.example.com ',
        'COOKIE_DOMAIN=example.com ',
      ],
    ],
    [
      'siblings further down share no more than they must',
      { url: 'https://a.eu.example.com', trust: ['https://b.eu.example.com'] },
      ['COOKIE_DOMAIN=eu.example.com '],
    ],
    [
      'a name below the public host',
      { url: 'https://example.com', trust: ['https://book.example.com'] },
      ['COOKIE_DOMAIN=example.com '],
    ],
    [
      'a sibling outside of the shared domain',
      {
        url: 'https://a.eu.example.com',
        trust: ['https://book.example.com'],
        cookieDomain: 'eu.example.com',
      },
      ['COOKIE_DOMAIN: pages of https://book.example.com ', 'COOKIE_DOMAIN=example.com '],
    ],
    [
      'an unrelated site',
      { trust: ['https://my-book.github.io'] },
      [
        'TRUSTED_ORIGINS: https://my-book.github.io and',
        'hands the session over: docs/hand-off.md',
        'All projects of https://my-book.github.io are one client.',
        'under example.com',
        'docs/topologies.md',
      ],
    ],
    [
      'two names of one host that lends them',
      { url: 'https://accounts.vercel.app', trust: ['https://book.vercel.app'] },
      ['unrelated sites', 'one domain of yours'],
    ],
    [
      'below such a name no other can be had',
      { url: 'https://accounts.me.github.io', trust: ['https://book.example.com'] },
      ['unrelated sites', 'one domain of yours'],
    ],
    [
      'a site out there, while developing here',
      { url: 'http://localhost:3001', trust: ['https://book.example.com'], isProduction: false },
      ['https://book.example.com', 'unrelated sites', 'one domain of yours'],
    ],
    [
      'a site here, a service out there',
      { trust: ['http://localhost:3000'] },
      ['http://localhost:3000', 'unrelated sites', 'to https: only', 'under example.com'],
    ],
    [
      'two names of this machine',
      { url: 'http://localhost:3001', trust: ['http://127.0.0.1:3000'] },
      ['http://127.0.0.1:3000', 'Use localhost for all'],
    ],
    [
      'http: and https: of one domain',
      { trust: ['http://book.example.com'], cookieDomain: 'example.com', isProduction: false },
      ['http://book.example.com', 'Use https: for all'],
    ],
    [
      'https: without a known proxy',
      { proxies: [] },
      ['TRUSTED_PROXIES is not set', 'TRUSTED_PROXIES=127.0.0.1'],
    ],
  ])('%s', (_name, topology, words) => {
    const { faults, hints } = check(topology);
    expect(faults).toEqual([]);
    expect(hints).toHaveLength(1);
    for (const word of words) expect(hints[0]).toContain(word);
    expect(hints[0]).not.toContain('\n');
  });

  it('only projects of a host that lends its name share a client', () => {
    const { hints } = check({ trust: ['https://book.example.org', 'https://tutor.fly.dev'] });
    expect(hints).toHaveLength(1);
    expect(hints[0]).toContain('https://book.example.org, https://tutor.fly.dev and');
    expect(hints[0]).toContain('All projects of https://tutor.fly.dev are one client.');
    expect(check({ trust: ['https://book.example.org'] }).hints[0]).not.toContain('one client');
  });

  it('each origin is in the right warning', () => {
    const { hints } = check({
      trust: ['https://book.example.com', 'https://book.example.org', 'http://tutor.example.com'],
      isProduction: false,
    });
    expect(hints.map((hint) => hint.match(/https?:\/\/(?:book|tutor)[^ ,]*/g))).toEqual([
      ['https://book.example.com'],
      ['http://tutor.example.com'],
      ['https://book.example.org'],
    ]);
  });
});
