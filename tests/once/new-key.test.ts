import { expect, it } from 'vitest';
import { createEntry } from '../../server/cli/keys-commands.ts';
import { readConfig } from '../../server/config/read-config.ts';

it('keys new makes an entry that the service accepts, each time with another key', () => {
  const keysOf = (BRIDGE_KEYS: string) => readConfig({ BRIDGE_KEYS }).bridge.keys;
  const { entry, key } = createEntry('tutor', {});
  const [plain] = keysOf(entry);
  expect(plain).toMatchObject({ name: 'tutor', perSecond: 1000, scopes: [] });
  expect(plain?.key).toBe(key);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  // Beside the old entry, as while a key is replaced.
  const { entry: scoped } = createEntry('tutor', { scopes: 'users.read,claims.write', perSecond: '50' });
  expect(keysOf(`${entry},${scoped}`)[1]).toMatchObject({
    perSecond: 50,
    scopes: ['users.read', 'claims.write'],
  });
  expect(keysOf(createEntry('wall', { scopes: 'users.read' }).entry)[0]).toMatchObject({ perSecond: 1000 });
});

it.each<[string, Parameters<typeof createEntry>[1]]>([
  ['a b', {}],
  ['', {}],
  ['a:b', {}],
  ['a,b', {}],
  ['tutor', { scopes: 'everything' }],
  ['tutor', { scopes: 'users.read+users.read' }],
  ['tutor', { perSecond: '0' }],
  ['tutor', { perSecond: '5:users.read' }],
  ['tutor', { perSecond: '1.5' }],
])('keys new refuses %j %j', (name, options) => {
  expect(() => createEntry(name, options)).toThrow(/no entry of BRIDGE_KEYS/);
});
