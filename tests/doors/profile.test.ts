import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profile, user } from '../../server/db/schema/index.ts';
import { profileFieldNames, profileFields, toProfile } from '../../shared/profile.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { ANSWERS, EMPTY_PROFILE as EMPTY } from '../profile.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const signUp = async () => {
  const person = await harness.signUp();
  return { ...person, api: harness.api(browser(person.cookie)).profile };
};

describe('profile.get', () => {
  it('has its defaults at version 0 before anything was saved', async () => {
    const profile = await (await signUp()).api.get.query();
    expect(profile).toEqual(EMPTY);
    // The questions of the delivered service.
    expect(profile).toMatchObject({ bio: '', timezone: null, softwareBackground: [], version: 0 });
    expect(profile).toMatchObject({
      locale: null,
      hardwareAccess: [],
      experienceLevel: null,
      complete: false,
    });
  });

  it('never fails on an old row: invalid values become defaults, the others are kept', async () => {
    const { api, user: person } = await signUp();
    for (const data of [
      {
        bio: 'kept',
        experienceLevel: 'expert',
        softwareBackground: ['fortran'],
        gone: true,
        timezone: 'Mars/Base',
      },
      [],
      'text',
      7,
    ]) {
      await harness.db.delete(profile).where(eq(profile.userId, person.id));
      await harness.db.insert(profile).values({ userId: person.id, data, version: 4 });
      const bio = typeof data === 'object' && 'bio' in data ? 'kept' : '';
      expect(await api.get.query()).toEqual({ ...EMPTY, bio, version: 4 });
    }
  });
});

describe('profile.update', () => {
  it('writes the given fields, keeps the others, and counts versions', async () => {
    const { api } = await signUp();
    expect(await api.update.mutate({ bio: 'Builds robots', softwareBackground: ['cpp', 'python'] })).toEqual({
      ...EMPTY,
      bio: 'Builds robots',
      softwareBackground: ['python', 'cpp'],
      version: 1,
    });
    expect(await api.update.mutate({ experienceLevel: 2 })).toMatchObject({
      bio: 'Builds robots',
      complete: toProfile({ experienceLevel: 2 }, 2).complete,
      version: 2,
    });
    expect(await api.update.mutate({ experienceLevel: null })).toMatchObject({ complete: false, version: 3 });
    expect(await api.get.query()).toMatchObject({ bio: 'Builds robots', version: 3 });
  });

  it('stores an answer to each field, is then complete, and can clear each field', async () => {
    const { cookie, api } = await signUp();
    expect(Object.keys(ANSWERS)).toEqual(profileFieldNames);
    const whole = { ...ANSWERS, complete: true, version: 1 };
    expect(await api.update.mutate(ANSWERS)).toEqual(whole);
    expect(await api.get.query()).toEqual(whole);
    expect(await (await harness.bridge({ cookie })).json()).toMatchObject({ profile: whole });
    const { profile: held } = await harness.api(browser(cookie)).account.export.query();
    expect(held?.data).toEqual(ANSWERS);
    const defaults = Object.fromEntries(profileFieldNames.map((name) => [name, profileFields[name].default]));
    expect(await api.update.mutate(defaults)).toEqual({ ...EMPTY, version: 2 });
  });

  it('is complete once every field that completes it has an answer', async () => {
    const { api } = await signUp();
    const completing = profileFieldNames.filter((name) => profileFields[name].completes);
    for (const [index, name] of completing.entries())
      expect(await api.update.mutate({ [name]: ANSWERS[name] })).toMatchObject({
        complete: index === completing.length - 1,
      });
  });

  it('writes nothing without fields', async () => {
    const { api } = await signUp();
    expect(await api.update.mutate({})).toEqual(EMPTY);
  });

  it('stores both of two simultaneous updates of different fields', async () => {
    const { api } = await signUp();
    await Promise.all([
      api.update.mutate({ bio: 'one' }),
      api.update.mutate({ experienceLevel: 5 }),
      api.update.mutate({ hardwareAccess: ['jetson'] }),
      api.update.mutate({ timezone: 'Europe/Paris' }),
    ]);
    expect(await api.get.query()).toMatchObject({
      bio: 'one',
      experienceLevel: 5,
      hardwareAccess: ['jetson'],
      timezone: 'Europe/Paris',
      version: 4,
    });
  });

  it('brings values into their normal form', async () => {
    const { api } = await signUp();
    const normal = await api.update.mutate({
      locale: 'PT-br',
      timezone: 'europe/paris',
      hardwareAccess: ['unitree', 'jetson', 'unitree'],
      bio: 'two\nlines, one 🤖',
    });
    expect(normal).toMatchObject({
      locale: 'pt-BR',
      timezone: 'Europe/Paris',
      hardwareAccess: ['jetson', 'unitree'],
      bio: 'two\nlines, one 🤖',
    });
  });

  it.each([
    ['bio', 'x'.repeat(501)],
    ['bio', 'nul\u0000'],
    ['bio', 'bell\u0007'],
    ['bio', '\uD800'],
    ['bio', null],
    ['bio', 5],
    ['timezone', ''],
    ['timezone', 'Mars/Base'],
    ['timezone', '+01:00'],
    ['timezone', 'x'.repeat(10_000)],
    ['locale', ''],
    ['locale', 'no_such'],
    ['locale', 'e'],
    ['softwareBackground', 'python'],
    ['softwareBackground', ['fortran']],
    ['softwareBackground', Array(101).fill('python')],
    ['softwareBackground', null],
    ['hardwareAccess', [1]],
    ['experienceLevel', 0],
    ['experienceLevel', 6],
    ['experienceLevel', 2.5],
    ['experienceLevel', '3'],
    ['complete', true],
    ['version', 9],
    ['userId', 'somebody-else'],
    ['__proto__', { bio: 'x' }],
  ])('refuses %s = %j, names the field and writes nothing', async (field, value) => {
    const { cookie, api } = await signUp();
    const body = `{"bio":"valid",${JSON.stringify(field)}:${JSON.stringify(value)}}`;
    const response = await harness.post('/api/trpc/profile.update', body, browser(cookie));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { data: { reason: string; fields: object } } };
    expect(error.data.reason).toBe('invalid_input');
    expect(Object.keys(error.data.fields)).toEqual([field]);
    expect(await api.get.query()).toEqual(EMPTY);
  });

  it('of a user who was just deleted is unauthenticated, not a fault', async () => {
    const { cookie, user: person } = await signUp();
    const update = harness.post('/api/trpc/profile.update', { bio: 'x' }, browser(cookie));
    await harness.db.delete(user).where(eq(user.id, person.id));
    expect([200, 401]).toContain((await update).status);
    expect((await harness.bridge({ cookie })).status).toBe(401);
  });
});

describe('shared/profile.ts', () => {
  it('gives every field a label, and a default that its schema accepts', () => {
    for (const name of profileFieldNames) {
      const { schema, default: value, label } = profileFields[name];
      expect(schema.safeParse(value).success).toBe(true);
      expect(label).not.toBe('');
    }
  });
});
