import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { createOpenApi } from '../../server/bridge/openapi.ts';
import { BRIDGE_SCOPES } from '../../shared/bridge-scopes.ts';
import { CHANGE_KINDS } from '../../shared/change.ts';

const document = createOpenApi({ url: 'http://localhost:3001', cookieName: 'better-auth.session_token' });

it('is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

it('has no fault that a linter finds', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const lint = (source: object) => lintFromString({ source: JSON.stringify(source), config });
  // The linter refuses documents that were published with the address of a developer's machine.
  const published = createOpenApi({ url: 'https://auth.acme.dev', cookieName: 'session' });
  expect(await lint(published)).toEqual([]);
  const { operationId: _, ...nameless } = published.paths['/events']?.get ?? {};
  const faulty = { ...published, paths: { ...published.paths, '/events': { get: nameless } } };
  expect((await lint(faulty)).map(({ ruleId }) => ruleId)).toContain('operation-operationId');
});

it('describes the profile from its one definition, and allows new fields in answers', () => {
  const { Identity, User, Profile, LookUp, ClaimsUpdate, ...answers } = document.components.schemas;
  expect(Profile).toMatchObject({
    properties: { experienceLevel: { anyOf: [{ type: 'integer', minimum: 1, maximum: 5 }, {}] } },
  });
  for (const schema of [Identity, User])
    expect(schema).toMatchObject({
      properties: {
        profile: { $ref: '#/components/schemas/Profile' },
        claims: { $ref: '#/components/schemas/Claims' },
      },
    });
  expect(JSON.stringify([Identity, User, Profile, answers])).not.toContain('"additionalProperties":false');
  for (const question of [LookUp, ClaimsUpdate])
    expect(question).toMatchObject({ additionalProperties: false });
});

it('names its operations, and says which scope each needs', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(
    Object.fromEntries(operations.map(({ operationId, security }) => [operationId, security.at(-1)])),
  ).toEqual({
    getSession: { bearerToken: [] },
    getEvents: { bridgeKey: [] },
    getUser: { bridgeKey: ['users.read'] },
    lookUpUsers: { bridgeKey: ['users.read'] },
    listUsers: { bridgeKey: ['users.read'] },
    setClaims: { bridgeKey: ['claims.write'] },
    listChanges: { bridgeKey: ['users.read'] },
    getOpenApi: undefined,
  });
  const { description } = document.components.securitySchemes.bridgeKey;
  for (const scope of BRIDGE_SCOPES) expect(description).toContain(`\`${scope}\``);
});

it('lists each refusal with its header', () => {
  const { responses } = document.paths['/session']?.get ?? {};
  expect(Object.keys(responses ?? {})).toEqual(['200', '400', '401', '403', '405', '429', '503']);
  expect(responses).toMatchObject({
    401: { headers: { 'WWW-Authenticate': expect.anything() } },
    429: { headers: { 'Retry-After': expect.anything() } },
    503: { headers: { 'Retry-After': expect.anything() } },
  });
});

it('describes the event stream and the key that opens it', () => {
  const { get } = document.paths['/events'] ?? {};
  expect(get?.security).toEqual([{ bridgeKey: [] }]);
  expect(Object.keys(get?.responses ?? {})).toEqual(['200', '401', '403', '404', '405', '429', '503']);
  for (const event of ['reset', 'heartbeat', 'session.revoked', 'user.changed', 'user.revoked'])
    expect(get?.description).toContain(`\`${event}\``);
});

it('describes the feed of changes, its refusals and how to start over', () => {
  const { get } = document.paths['/changes'] ?? {};
  expect(get?.security).toEqual([{ bridgeKey: ['users.read'] }]);
  expect(Object.keys(get?.responses ?? {})).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '405',
    '410',
    '429',
    '503',
  ]);
  for (const kind of CHANGE_KINDS) expect(get?.description).toContain(`\`${kind}\``);
  expect(get?.description).toContain('`after=latest`');
});
