import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profile } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { currentTimeZones, renamedTimeZones } from '../time-zones.ts';

let harness: Harness;
let person: Awaited<ReturnType<Harness['signUp']>>;
beforeAll(async () => {
  harness = await startHarness();
  person = await harness.signUp();
});
afterAll(() => harness[Symbol.asyncDispose]());

const either = fc.oneof(
  fc.constantFrom(...renamedTimeZones),
  fc.constantFrom(...currentTimeZones.map((name) => [name, name] as const)),
);
/** A name as a person may write it, with the current name. */
const named = fc
  .tuple(either, fc.infiniteStream(fc.boolean()))
  .map(([[name, today], capitals]) => ({ typed: recase(name, capitals), today }));

const recase = (name: string, capitals: Iterator<boolean>) =>
  [...name].map((char) => (capitals.next().value ? char.toUpperCase() : char.toLowerCase())).join('');

/** The person's time zone as each route returns it. */
async function readEverywhere() {
  const api = harness.api(browser(person.cookie));
  const bridge = await (await harness.bridge({ cookie: person.cookie })).json();
  const { profile: exported } = await api.account.export.query();
  return [(await api.profile.get.query()).timezone, bridge.profile.timezone, exported?.data.timezone];
}

describe('a time zone', () => {
  it('given in any case, or with an old name, is stored and returned with its current name', async () => {
    const { profile: api } = harness.api(browser(person.cookie));
    await fc.assert(
      fc.asyncProperty(named, async ({ typed, today }) => {
        expect((await api.update.mutate({ timezone: typed })).timezone).toBe(today);
        expect((await harness.db.select().from(profile))[0]?.data).toMatchObject({ timezone: today });
        expect(await readEverywhere()).toEqual([today, today, today]);
      }),
      { numRuns: 20 },
    );
  });

  it('that was stored with an old name, or in another case, is returned with its current name', async () => {
    for (const [stored, today] of [
      ['Asia/Calcutta', 'Asia/Kolkata'],
      ['asia/kolkata', 'Asia/Kolkata'],
      ['US/Pacific', 'America/Los_Angeles'],
      ['Europe/Amsterdam', 'Europe/Amsterdam'],
    ]) {
      const data = { timezone: stored, bio: 'kept', shoeSize: 44 };
      await harness.db.delete(profile);
      await harness.db.insert(profile).values({ userId: person.user.id, data, version: 4 });
      const session = await harness.signIn(person.email); // the answer for this session is not cached
      person = { ...person, ...session };
      expect(await readEverywhere()).toEqual([today, today, today]);
      const { profile: held } = await harness.api(browser(person.cookie)).account.export.query();
      expect(held?.data).toEqual({ ...data, timezone: today });
    }
  });

  it.each([
    'Mars/Base',
    'Kolkata',
    'Asia',
    'Asia/',
    'IST',
    'PST',
    'SystemV/EST5EDT',
    'Factory',
    'localtime',
    'posixrules',
    'UTC+1',
    '+01:00',
    'EST5',
    'Etc/GMT+13',
    'Etc/Unknown',
    '__proto__',
    'constructor',
    'toString',
    ' Europe/Paris',
    'Europe/Paris\n',
    '../Europe/Paris',
    '/Europe/Paris',
    'Europe/../Europe/Paris',
    'Asia/\u212Aolkata',
    'Europe/Kiev=Europe/Kyiv',
  ])('%j is refused at its field', async (timezone) => {
    const response = await harness.post('/api/trpc/profile.update', { timezone }, browser(person.cookie));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { data: object } };
    expect(error.data).toMatchObject({
      reason: 'invalid_input',
      fields: { timezone: 'Choose a time zone such as Europe/Paris.' },
    });
  });
});
