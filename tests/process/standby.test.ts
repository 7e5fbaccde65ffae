import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster } from '../databases/cluster.ts';
import { migrateTemplate } from '../databases/template.ts';
import { openFolder, startService } from './service-process.ts';

// A standby is not asked: faults/ has a failover during a load.

let cluster: Awaited<ReturnType<typeof openCluster>>;
let folder: Awaited<ReturnType<typeof openFolder>>;
beforeAll(async () => {
  folder = await openFolder();
  cluster = await openCluster();
  await migrateTemplate({ driver: 'pg', url: `${cluster.url}/postgres` });
  await cluster.stop('fast');
  await cluster.startAsStandby();
});
afterAll(async () => {
  await cluster.close();
  await folder[Symbol.asyncDispose]();
});

describe('a database that is a standby', () => {
  const env = () => ({
    DATABASE_URL: `${cluster.url}/postgres`,
    BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
  });

  it('ends a start with one line', async () => {
    const service = startService(env(), folder.path);
    await expect(service.ready).rejects.toThrow('exited with 1');
    const lines = service.output.stderr.split('\n').filter((line) => line !== '');
    expect(lines).toEqual([
      expect.stringMatching(
        /^The database at 127\.0\.0\.1:\d+ takes no writes now \(a replica, or read-only\)/,
      ),
    ]);
  });

  it('fails the doctor, which says what to do', async () => {
    const doctor = startService(env(), folder.path, { entry: 'dist/server/gatehouse.js', args: ['doctor'] });
    expect(await doctor.exited).toBe(1);
    expect(doctor.output.stdout + doctor.output.stderr).toMatch(/takes no writes now .*check DATABASE_URL/);
  });
});
