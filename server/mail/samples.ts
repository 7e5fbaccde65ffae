import type { TemplateName, Written } from './templates.ts';

const place = {
  at: '2026-11-21T09:30:00.000Z',
  device: 'Firefox on Linux',
  browser: 'Firefox',
  system: 'Linux',
  ipAddress: '203.0.113.7',
  place: 'Berlin, Germany',
};
const name = 'Ada Lovelace';
const newEmail = 'ada@new.example.com';

type Sample = { [Name in TemplateName]: Written<Name> }[TemplateName];

/** One sample of each template with invented data, for the preview and the tests. */
export const SAMPLES: readonly Sample[] = [
  {
    template: 'verifyEmail',
    params: { redirectTo: null },
    secrets: { verifyEmail: 'sample', code: 'K7QM-3T9D' },
  },
  {
    template: 'resetPassword',
    params: { name, redirectTo: null },
    secrets: { resetPassword: 'sample', code: 'K7QM-3T9D' },
  },
  { template: 'secured', params: { name }, secrets: { resetPassword: 'sample' } },
  { template: 'invitation', params: { name, days: 7 }, secrets: { resetPassword: 'sample' } },
  { template: 'signUpAttempt', params: { name }, secrets: {} },
  { template: 'emailChangeNew', params: { newEmail }, secrets: { changeEmail: 'sample' } },
  {
    template: 'emailChangeOld',
    params: { name, newEmail, mustConfirm: true },
    secrets: { changeEmail: 'sample', notMe: 'sample' },
  },
  {
    template: 'emailChanged',
    params: { name, oldEmail: 'ada@example.com', newEmail },
    secrets: { notMe: 'sample' },
  },
  {
    template: 'passwordChanged',
    params: { name, hasCancelled: true, ...place },
    secrets: { notMe: 'sample' },
  },
  { template: 'newDevice', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'passkeyAdded', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'passkeyRemoved', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'twoFactorOn', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'twoFactorOff', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'backupCodesReplaced', params: { name, ...place }, secrets: { notMe: 'sample' } },
  { template: 'backupCodeUsed', params: { name, left: 2, ...place }, secrets: { notMe: 'sample' } },
  {
    template: 'recovery',
    params: { name, readyAt: '2026-11-22T09:30:00.000Z', expiresAt: '2026-11-28T09:30:00.000Z' },
    secrets: { resetPassword: 'sample' },
  },
  {
    template: 'recoveryNotice',
    params: { name, newEmail, readyAt: '2026-11-22T09:30:00.000Z' },
    secrets: { stopRecovery: 'sample', notMe: 'sample' },
  },
  {
    template: 'stolenNotice',
    params: { name, newEmail, readyAt: '2026-11-22T09:30:00.000Z' },
    secrets: {},
  },
  { template: 'stolenRecovered', params: { name, newEmail }, secrets: {} },
  {
    template: 'factorResetNotice',
    params: { name, readyAt: '2026-11-22T09:30:00.000Z', withPasskeys: true },
    secrets: { stopRecovery: 'sample', notMe: 'sample' },
  },
  { template: 'factorReset', params: { name, withPasskeys: false }, secrets: { notMe: 'sample' } },
  {
    template: 'deletion',
    params: { name, purgeAt: '2026-12-05T09:30:00.000Z' },
    secrets: { keepAccount: 'sample', notMe: 'sample' },
  },
  { template: 'deletionCancelled', params: { name }, secrets: {} },
  { template: 'deleted', params: { name }, secrets: {} },
  {
    template: 'summary',
    params: {
      name,
      from: '2026-11-21T09:30:00.000Z',
      until: '2026-11-21T10:30:00.000Z',
      counts: { newDevice: 57, passwordChanged: 2 },
    },
    secrets: { notMe: 'sample' },
  },
];
