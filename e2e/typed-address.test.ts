import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';

// The form, the browser's own control and the service interpret an address in the same way.

const email = (page: Page) => page.getByLabel('Email', { exact: true });

/** Fills in address and password on the sign-in page. */
async function fillSignIn(page: Page, address: string) {
  await page.goto('/sign-in');
  await email(page).fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a user with a Unicode domain signs in with any spelling of it', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const label = randomUUID();
  await page.goto('/sign-up');
  await fillSignUp(page, `Grace&Co@Bücher.x${label}.example`);
  await expect(page.getByRole('button', { name: 'Skip for now' })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('main').getByText(`grace&co@xn--bcher-kva.x${label}.example`)).toBeVisible();

  for (const typed of [
    `grace&co@bu\u0308cher.x${label}.example`,
    `\u200bGRACE&CO\uff20BÜCHER.x${label}\u3002example\u00a0`,
    `grace&co@xn--bcher-kva.x${label}.example`,
  ]) {
    await context.clearCookies();
    await fillSignIn(page, typed);
    await expect(heading(page, 'Overview')).toBeVisible();
  }
});

test('an error about an address is shown at its field, from the page or the server', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  for (const path of ['/sign-in', '/sign-up', '/forgot-password']) {
    await page.goto(path);
    await email(page).fill('ada@localhost');
    await page.locator('form button[type=submit]').click();
    await expect(email(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(email(page)).toHaveAccessibleDescription(/name@example\.com/);
  }

  // Better Auth's own refusal does not name the field.
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.fulfill({ status: 400, json: { code: 'INVALID_EMAIL', message: 'Invalid email' } }),
  );
  await fillSignIn(page, 'ada@example.com');
  await expect(email(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(email(page)).toBeFocused();

  await signUp(context);
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Change email' }).click();
  const next = page.getByLabel('New email');
  await next.fill('ada@localhost');
  await page.locator('form', { has: next }).locator('button[type=submit]').click();
  await expect(next).toHaveAttribute('aria-invalid', 'true');
});
