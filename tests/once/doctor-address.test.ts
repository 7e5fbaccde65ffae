import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkAddress } from '../../server/doctor/check-address.ts';

it('whatever answers at the public address, the doctor ends with findings', async () => {
  let body = '';
  const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // An object without a text of its own: a template throws.
  const value = fc.oneof(fc.jsonValue(), fc.constant({ toString: 1, valueOf: 1 }), fc.string());
  const seen = fc.record(
    {
      version: value,
      peer: value,
      isPeerTrusted: fc.oneof(fc.boolean(), value),
      hasForwardedFor: value,
      client: value,
    },
    { requiredKeys: [] },
  );
  const answer = fc.oneof(
    value.map((one) => JSON.stringify(one)),
    seen.map((one) => JSON.stringify({ status: 'ok', seen: one })),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(answer, async (text) => {
      body = text;
      const findings = await checkAddress({ url, cookieDomain: undefined, probeKeys: [Buffer.alloc(32)] });
      expect(findings[0]).toMatchObject({ check: 'public address', found: expect.any(String) });
    }),
    { numRuns: 100 },
  );
  await new Promise((closed) => server.close(closed));
});

it('a cookie whose attributes the proxy changes is a fault, whatever it changes', async () => {
  const cookie = 'better-auth.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax';
  let sent = cookie;
  const seen = {
    version: '1',
    peer: '127.0.0.1',
    isPeerTrusted: false,
    hasForwardedFor: false,
    client: '127.0.0.1',
  };
  const server = createServer((_, response) => {
    response.setHeader('set-cookie', sent).end(JSON.stringify({ status: 'ok', seen }));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const judge = async (arrived: string) => {
    sent = arrived;
    const findings = await checkAddress({ url, cookieDomain: undefined, probeKeys: [Buffer.alloc(32)] });
    return findings.find(({ check }) => check === 'session cookie');
  };
  expect(await judge(cookie)).toMatchObject({ level: 'ok' });
  for (const [from, to, lacks] of [
    ['; HttpOnly', '', 'HttpOnly'],
    ['; SameSite=Lax', '', 'SameSite=Lax'],
    ['SameSite=Lax', 'SameSite=None', 'SameSite=Lax'],
    ['SameSite=Lax', 'SameSite=Strict', 'SameSite=Lax'],
    ['SameSite=Lax', 'SameSite=Laxer', 'SameSite=Lax'],
    ['Path=/', 'Path=/account', 'Path=/'],
    ['Path=/', 'Path=/; Domain=example.com', 'Domain=(none)'],
  ] as const)
    expect(await judge(cookie.replace(from, to)), to).toMatchObject({
      level: 'fail',
      found: `arrives without ${lacks}`,
    });
  await new Promise((closed) => server.close(closed));
});
