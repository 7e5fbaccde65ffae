import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { signUp } from './person.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name });

for (const [name, damage] of [
  ['an encoded #', (link: string) => link.replace('#', '%23')],
  ['an encoded # and a full stop', (link: string) => `${link.replace('#', '%23')}.`],
  [
    'an encoded # behind a query',
    (link: string) =>
      link.replace('#', `?return=${Buffer.from(`${GATEHOUSE}/account/profile`).toString('base64url')}%23`),
  ],
  ['a bracket behind it', (link: string) => `${link}>`],
] as const)
  test(`a link that a mail system damaged still opens: ${name}`, { tag: '@any-screen' }, async ({
    page,
    context,
  }) => {
    const { email } = await signUp(context);
    const link = await linkTo(page, email, 'Confirm your email');
    const secret = new URL(link).hash.slice('#token='.length);
    const told: string[] = [];
    page.on('request', async (request) => {
      const { referer = '' } = await request.allHeaders();
      told.push(...(request.isNavigationRequest() ? [referer] : [request.url(), referer]));
    });
    await page.goto(damage(link));
    await expect(button(page, 'Confirm email address')).toBeVisible();
    expect(page.url()).not.toContain(secret);
    expect(told.filter((one) => one.includes(secret))).toEqual([]);
    await button(page, 'Confirm email address').click();
    await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  });
