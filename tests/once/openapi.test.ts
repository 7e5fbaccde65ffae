import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { createOpenApi } from '../../server/bridge/openapi.ts';
import { CHANGE_KINDS } from '../../shared/change.ts';

const document = createOpenApi({ url: 'http://localhost:3001', cookieName: 'better-auth.session_token' });

it('is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

it('describes the profile from its one definition, and allows new fields in objects', () => {
  const { Identity } = document.components.schemas;
  expect(Identity).toMatchObject({
    properties: {
      profile: {
        properties: { experienceLevel: { anyOf: [{ type: 'integer', minimum: 1, maximum: 5 }, {}] } },
      },
    },
  });
  expect(JSON.stringify(Identity)).not.toContain('"additionalProperties":false');
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
  expect(get?.security).toEqual([{ bridgeKey: [] }]);
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
