import { expect, test } from '@playwright/test';
import { findFreePort } from '../server/http/free-port.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { openLink } from '../tests/databases/link.ts';
import { openFolder, startService } from '../tests/process/service-process.ts';
import { heading } from './person.ts';

test('a database that is down is said to be down; nobody is signed out, and it comes back by itself', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  test.slow();
  const cluster = await openCluster();
  const link = await openLink(Number(new URL(cluster.url).port));
  await using folder = await openFolder();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const service = startService(
    {
      PORT: String(port),
      DATABASE_URL: `postgres://postgres:postgres@127.0.0.1:${link.port}/postgres`,
      BETTER_AUTH_SECRET: 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu',
    },
    folder.path,
  );
  try {
    await service.ready;
    const signedUp = await context.request.post(`${url}/api/auth/sign-up/email`, {
      data: { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' },
      headers: { origin: url },
    });
    expect(signedUp.status()).toBe(200);
    const before = await context.cookies();

    link.set('down');
    await page.goto(`${url}/account`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(heading(page, 'Sign in')).toBeHidden();
    expect(await context.cookies()).toEqual(before);

    link.set('open');
    await expect(heading(page, 'Overview')).toBeVisible({ timeout: 30_000 });
  } finally {
    service.kill('SIGTERM');
    await service.exited;
    await link.close();
    await cluster.close();
  }
});
