import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClientAddressReader, createProxyCheck } from '../../server/caller/client-address.ts';
import { toCidr } from '../../server/config/values.ts';
import { createLog } from '../../server/log.ts';

/** A reader behind the proxies `trusted`, with the logged lines. */
function createReader(...trusted: string[]) {
  const logged: string[] = [];
  const proxies = trusted.map(toCidr).filter((cidr) => cidr !== null);
  expect(proxies).toHaveLength(trusted.length);
  const log = createLog({ write: (line) => void logged.push(line) });
  return { read: createClientAddressReader(createProxyCheck(proxies), log), logged };
}

const { read } = createReader('10.0.0.0/8', '2001:db8::/32');
const PROXY = '10.0.0.1';

/** All ways to write an IPv4 address as IPv6. */
function mapped(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const groups = [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
  const padded = groups.map((group) => group.padStart(4, '0'));
  return [
    `::ffff:${address}`,
    `::FFFF:${groups.join(':').toUpperCase()}`,
    `::ffff:${padded.join(':')}`,
    `0:0:0:0:0:ffff:${groups.join(':')}`,
    `0000:0000:0000:0000:0000:ffff:${address}`,
  ];
}

const isSix = (address: string) => address.includes(':');
const port = fc.integer({ min: 1, max: 65_535 });
const space = fc.constantFrom('', ' ', '\t', '  ');
const ADDRESS = fc.oneof(
  fc.ipV4(),
  fc.ipV6().map((address) => address.toLowerCase()),
);

/** An address as some proxy may write it in a header; it is not the address of a proxy. */
const decorated = ADDRESS.filter((address) => !/^(?:10\.|2001:0?db8:)/.test(address)).chain((address) =>
  fc
    .record({
      form: fc.constantFrom(
        ...(isSix(address) ? [address, address.toUpperCase()] : [address, ...mapped(address)]),
      ),
      zone: fc.constantFrom('', '%eth0', '%25eth0'),
      hasBrackets: fc.boolean(),
      port: fc.option(port),
      isQuoted: fc.boolean(),
      before: space,
      after: space,
    })
    .map((one) => {
      const zoned = isSix(one.form) ? one.form + one.zone : one.form;
      const needsBrackets = one.hasBrackets || (isSix(one.form) && one.port !== null);
      const host = needsBrackets ? `[${zoned}]` : zoned;
      const hop = one.port === null ? host : `${host}:${one.port}`;
      return { address, hop: one.before + (one.isQuoted ? `"${hop}"` : hop) + one.after };
    }),
);

describe('the client address', () => {
  it.each([
    ['203.0.113.7', null, '203.0.113.7'],
    ['203.0.113.7', '1.2.3.4', '203.0.113.7'],
    ['::ffff:203.0.113.7', null, '203.0.113.7'],
    [PROXY, '1.2.3.4', '1.2.3.4'],
    [PROXY, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    [PROXY, '6.6.6.6, 1.2.3.4, 10.0.0.2', '1.2.3.4'],
    ['2001:db8::1', '2a00::5', '2a00::5'],
    [PROXY, null, PROXY],
    [PROXY, '', PROXY],
    [PROXY, 'unknown', PROXY],
    [PROXY, '1.2.3.4, garbage', PROXY],
    [PROXY, '10.0.0.3', '10.0.0.3'],
    [PROXY, '203.0.113.9:51234', '203.0.113.9'],
    [PROXY, '[2001:db9::9]:443', '2001:db9::9'],
    [PROXY, '"[2001:DB9:0:0::9]:443"', '2001:db9::9'],
    [PROXY, '1.2.3.4, [::ffff:10.0.0.2]:80', '1.2.3.4'],
    [PROXY, '1.2.3.4, "10.0.0.2:80" ,', '1.2.3.4'],
    [PROXY, '::ffff:cb00:7109', '203.0.113.9'],
    ['::ffff:a00:1', '1.2.3.4', '1.2.3.4'],
    ['fe80::1%eth0', null, 'fe80::1'],
    [undefined, '1.2.3.4', undefined],
  ])('of peer %s with X-Forwarded-For %j is %s', (peer, forwardedFor, address) => {
    expect(read(peer, forwardedFor)).toBe(address);
  });

  it('is the same in every notation of a proxy', () => {
    fc.assert(
      fc.property(decorated, ({ address, hop }) => {
        const plain = read(address, null);
        if (!isSix(address)) expect(plain).toBe(address);
        expect(read(PROXY, hop)).toBe(plain);
        expect(read(PROXY, `6.6.6.6, ${hop},10.0.0.7`)).toBe(plain);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the proxy’s address when the hop is invalid', () => {
    const { read: readAnything } = createReader(PROXY);
    const garbage = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '1.2.3.4:',
        '1.2.3',
        '[1.2.3.4',
        '::1]:80',
        '"',
        '""',
        '_hidden',
        '1.2.3.4:port',
        '01.2.3.4',
      ),
    );
    fc.assert(
      fc.property(garbage, (hop) => {
        const address = readAnything(PROXY, hop);
        expect(address).toMatch(/^[0-9a-f:.]+$/);
      }),
      { numRuns: 2_000 },
    );
    for (const hop of [
      '1.2.3.4:',
      '1.2.3',
      '[1.2.3.4',
      '::1]:80',
      '"',
      '1.2.3.4:port',
      '01.2.3.4',
      '1.2.3.4 5.6.7.8',
    ])
      expect(readAnything(PROXY, hop), hop).toBe(PROXY);
  });

  it('logs an invalid hop of a trusted proxy once, with its text in one line', () => {
    const { read: readAloud, logged } = createReader(PROXY);
    readAloud('203.0.113.7', 'anybody may write anything');
    readAloud(PROXY, null);
    expect(logged).toEqual([]);
    for (const hop of ['unknown\u0007\u0085\u2028', 'unknown', '_hidden']) readAloud(PROXY, hop);
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ proxy: PROXY, hop: 'unknown???' });
  });

  it('trusts proxies in every notation of the configuration', () => {
    for (const trusted of ['10.0.0.0/8', ...mapped('10.0.0.0').map((address) => `${address}/104`)])
      for (const peer of ['10.1.2.3', ...mapped('10.1.2.3')])
        expect(createReader(trusted).read(peer, '1.2.3.4'), `${trusted} ${peer}`).toBe('1.2.3.4');
    expect(toCidr('::ffff:10.0.0.1')).toEqual({ address: '10.0.0.1', prefix: 32 });
    for (const wrong of [
      '::ffff:10.0.0.0/95',
      '::ffff:10.0.0.0/8',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '10.0.0.0:80',
    ])
      expect(toCidr(wrong), wrong).toBeNull();
  });
});
