import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoute } from '../../server/auth/routes.ts';
import { nameStatement } from '../../server/db/trace-queries.ts';
import { createRouteNamer, DOORS } from '../../server/http/route-name.ts';
import { isProcedure } from '../../server/trpc/procedure-path.ts';

const nameRoute = createRouteNamer({ isRawRoute: (path) => findRoute(path) !== null, isProcedure });

describe('the name of a route', () => {
  it.each([
    ['/readyz', 'health', '/readyz'],
    ['/account/devices', 'portal', '/account/devices'],
    ['/_gatehouse/page-4f2a.js', 'asset', '/_gatehouse/*'],
    ['/api/auth/sign-in/email', 'auth', '/api/auth/sign-in/email'],
    ['/api/auth/reset-password/a-secret', 'auth', '/api/auth/*'],
    ['/api/trpc/session.current,profile.get', 'trpc', '/api/trpc/session.current,profile.get'],
    ['/api/trpc/session.current,secret', 'trpc', '/api/trpc/*'],
    ['/api/bridge/v1/users/4b1d', 'bridge', '/api/bridge/v1/users/:id'],
    ['/api/bridge/v1/users/4b1d/claims', 'bridge', '/api/bridge/v1/users/:id/claims'],
    ['/api/bridge/v1/users/lookup', 'bridge', '/api/bridge/v1/users/lookup'],
    ['/api/avatar/4b1d', 'avatar', '/api/avatar/:id'],
    ['/api/oauth/token', 'oauth', '/api/oauth/token'],
    ['/verify-email%23token=secret', 'other', '/*'],
    ['/api/secret', 'other', '/api/*'],
    ['/constructor', 'other', '/*'],
  ])('of %s is of the door %s: %s', (path, door, route) => {
    expect(nameRoute(path)).toEqual({ door, route });
  });

  it('repeats nothing that a stranger put into a path', () => {
    const prefix = fc.constantFrom(
      '/',
      '/api/',
      '/api/auth/',
      '/api/trpc/',
      '/api/bridge/v1/users/',
      '/api/avatar/',
      '/account/',
      '/_gatehouse/',
    );
    fc.assert(
      fc.property(prefix, fc.string({ maxLength: 12 }), (before, text) => {
        const { door, route } = nameRoute(`${before}${text}SECRET`);
        expect(DOORS).toContain(door);
        expect(route).not.toContain('SECRET');
      }),
    );
  });
});

describe('the name of a statement', () => {
  it.each([
    ['select "id" from "user" where "email" = $1', 'select user'],
    ['with person as (select 1) insert into activity (kind) values (1)', 'with activity'],
    ['update "session" set x = $1', 'update session'],
    ['begin isolation level serializable', 'begin'],
    ["select set_config('a', 'secret', false)", 'select'],
    ['select extract(epoch from secret)', 'select'],
    ['', 'statement'],
  ])('of %s is %s', (text, name) => {
    expect(nameStatement(text)).toBe(name);
    expect(nameStatement({ text })).toBe(name);
  });

  it('of a prepared one is its own', () => {
    expect(nameStatement({ text: 'select 1', name: 'find_bridge_row_by_token' })).toBe(
      'find_bridge_row_by_token',
    );
  });
});
