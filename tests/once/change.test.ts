import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChange } from '../../server/session/change.ts';

describe('toChange', () => {
  it.each([
    ['session.revoked s1 u1', { kind: 'session.revoked', sessionId: 's1', userId: 'u1' }],
    ['user.changed u1 user', { kind: 'user.changed', userId: 'u1', parts: ['user'] }],
    ['user.changed u1 profile', { kind: 'user.changed', userId: 'u1', parts: ['profile'] }],
    ['user.changed u1 sessions', { kind: 'user.changed', userId: 'u1', parts: ['sessions'] }],
    ['user.changed u1', { kind: 'user.changed', userId: 'u1', parts: ['user', 'profile', 'sessions'] }],
    ['user.changed u1 shoes', { kind: 'user.changed', userId: 'u1', parts: ['user', 'profile', 'sessions'] }],
    ['session.created u1', { kind: 'session.created', userId: 'u1' }],
    ['user.revoked u1', { kind: 'user.revoked', userId: 'u1' }],
    ['reset', { kind: 'reset' }],
  ])('reads %s', (payload, change) => {
    expect(toChange(payload)).toEqual(change);
  });

  it.each([
    '',
    ' ',
    'session.revoked',
    'session.revoked s1',
    'session.revoked s1 ',
    'session.revoked  u1',
    'session.revoked s1 u1 x',
    'user.changed',
    'user.changed ',
    'user.revoked u1 u2',
    'user.changed u1 user profile',
    'session.created u1 s1',
    'User.changed u1',
    'user.renamed u1',
    'reset now',
    'constructor',
  ])('reads "%s", which is invalid, as a reset', (payload) => {
    expect(toChange(payload)).toEqual({ kind: 'reset' });
  });

  it('never throws, and never reads an id that contains a space', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const change = toChange(`session.revoked ${first} ${second}`);
        const isPlain = [first, second].every((id) => id !== '' && !id.includes(' '));
        expect(change.kind).toBe(isPlain ? 'session.revoked' : 'reset');
      }),
    );
  });
});
