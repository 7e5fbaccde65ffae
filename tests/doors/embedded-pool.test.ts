import { sql } from 'drizzle-orm';
import { describe, expect, inject, it } from 'vitest';
import { user } from '../../server/db/schema/auth.ts';
import { takeEmbedded } from '../databases/embedded-pool.ts';

async function take() {
  const embedded = await takeEmbedded();
  if (!embedded) throw new Error('an embedded database was expected');
  return embedded;
}

describe.runIf(inject('driver') === 'pglite')('an embedded database that a test gives back', () => {
  it('is empty for the next test', async () => {
    const { database, giveBack } = await take();
    await database.db.insert(user).values({ id: 'ada', name: 'Ada', email: 'ada@example.com' });
    await giveBack();
    const next = await take();
    expect(next.database).toBe(database);
    expect(await next.database.db.$count(user)).toBe(0);
    await next.giveBack();
  });

  it.each([
    'alter table "user" add column more int',
    'alter table "user" alter column name set default \'Ada\'',
    'alter table "user" disable trigger user',
    'create table more (id int)',
    "create function more() returns int language sql as 'select 1'",
    "set timezone = 'Asia/Kolkata'",
  ])('is not used again after: %s', async (statement) => {
    const { database, giveBack } = await take();
    await database.db.execute(sql.raw(statement));
    await giveBack();
    const next = await take();
    expect(next.database).not.toBe(database);
    await next.giveBack();
  });
});
