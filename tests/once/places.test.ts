import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../server/log.ts';
import { createEdgePlace } from '../../server/place/edge-place.ts';
import { type FindPlace, openPlaceDatabase } from '../../server/place/place-database.ts';
import { createPlaceReader } from '../../server/place/place-reader.ts';

const FILE = resolve(import.meta.dirname, '../places/places.mmdb');

/** Reads the place of an address without headers from an edge; `logged` are the warnings. */
function createReader(find: FindPlace) {
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  const read = createPlaceReader({ headers: [], find, isProxy: () => true, log });
  const placeOf = (address: string) => read({ peer: address, ipAddress: address, headers: new Headers() });
  return { logged, placeOf };
}

describe('a file of places', () => {
  it.each([
    ['203.0.113.7', 'Berlin, Germany'],
    ['2001:db8::7', 'Zürich, Switzerland'],
    ['198.51.100.7', 'Japan'], // the file contains no city
    ['192.0.2.7', 'Iceland'], // its city looks like an address to click on
    ['8.8.8.8', null],
    ['10.1.2.3', null], // private, whatever the file contains
    ['127.0.0.1', null],
    ['192.168.0.1', null],
    ['::1', null],
    ['fd00::1', null],
    ['fe80::1%eth0', null],
    ['not an address', null],
  ])('has the place of %s: %s', async (address, place) => {
    const { placeOf } = createReader(await openPlaceDatabase(FILE));
    expect(placeOf(address)).toBe(place);
  });

  it('that is damaged has no places, is reported once, and stops nobody', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-places-'));
    const bytes = await readFile(FILE);
    const records = bytes.indexOf(Buffer.alloc(16)) + 16; // after the end of the tree
    const damaged = join(folder, 'damaged.mmdb');
    await writeFile(
      damaged,
      bytes.fill(0xff, records, bytes.lastIndexOf('\xab\xcd\xefMaxMind.com', 'latin1')),
    );
    const { placeOf, logged } = createReader(await openPlaceDatabase(damaged));
    expect([placeOf('203.0.113.7'), placeOf('203.0.113.8')]).toEqual([null, null]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain('203.0.113');
    await rm(folder, { recursive: true });
  });

  it.each(['networks.mmdb', 'make.py', 'absent.mmdb'])('is not %s', async (name) => {
    await expect(openPlaceDatabase(resolve(FILE, '..', name))).rejects.toThrow();
  });
});

describe('the place in the edge’s headers', () => {
  const bytes = (text: string) => Buffer.from(text).toString('latin1');
  const read = createEdgePlace(['x-city', 'x-region', 'x-country']);

  it.each([
    [{ 'x-city': 'Berlin', 'x-country': 'DE' }, 'Berlin, Germany'],
    [
      { 'x-city': 'San%20Francisco', 'x-region': 'CA', 'x-country': 'US' },
      'San Francisco, CA, United States',
    ],
    [{ 'x-city': 'S%C3%A3o Paulo', 'x-country': 'BR' }, 'São Paulo, Brazil'],
    [{ 'x-city': bytes('Zürich'), 'x-country': 'CH' }, 'Zürich, Switzerland'],
    [{ 'x-city': 'Singapore', 'x-country': 'SG' }, 'Singapore'],
    [{ 'x-country': 'Germany' }, 'Germany'],
    [{ 'x-country': 'XX' }, null], // unknown
    [{ 'x-country': 'T1' }, null], // Tor
    [{ 'x-country': 'ZZ' }, null],
    [{}, null],
  ])('%j is %s', (headers, place) => {
    expect(read(new Headers(headers as Record<string, string>))).toBe(place);
  });

  it.each([
    ['%', null],
    ['%00%0d%0a', null],
    ['%C3%28', null],
    ['Z\xfcrich', null], // neither UTF-8 nor percent-encoded
    ['Ber%0D%0Alin%00%E2%80%AE', 'Berlin'],
    ['%3Cb%3EBerlin%3C/b%3E', null],
    ['https://evil.example', null],
    ['go to evil.example', null],
    ['12345', null],
    ['call 0900-123456', null],
    ['www evil', null],
    ['x'.repeat(10_000), 'x'.repeat(64)],
    ['%F0%9D%94%B8'.repeat(100), '𝔸'.repeat(64)],
  ])('%j is %s', (value, place) => {
    expect(read(new Headers({ 'x-city': value }))).toBe(place);
  });
});
