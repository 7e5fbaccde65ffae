import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import ar from '../shared/messages/ar/index.ts';
import { pages } from '../shared/paths.ts';
import { heading, PASSWORD } from './person.ts';

// A person whose browser asks for Arabic. Everything is found by its role and its Arabic name.

test.use({ locale: 'ar' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('sign-up, questions, devices and sign-out are in Arabic', async ({ page }) => {
  const email = `${randomUUID()}@example.com`;
  await page.goto(pages.signUp);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('textbox', { name: ar.fields.name }).fill('غريس هوبر');
  await page.getByRole('textbox', { name: ar.fields.email }).fill(email);
  await page.getByLabel(ar.fields.password, { exact: true }).fill(PASSWORD);
  await button(page, ar.signUp.submit).click();

  await expect(heading(page, ar.background.title)).toBeVisible();
  const software = page.getByRole('group', { name: ar.fieldTexts['Software background'] });
  await software.getByRole('checkbox', { name: 'Python' }).check();
  await page.getByRole('radio', { name: ar.fieldTexts.Beginner }).check();
  await button(page, ar.background.goOn).click();

  await expect(heading(page, ar.frame.pages.overview)).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: ar.frame.pages.devices, exact: true }).click();
  await expect(heading(page, ar.frame.pages.devices)).toBeVisible();
  await expect(page.getByRole('main').getByText(ar.device.thisDevice, { exact: true })).toBeVisible();

  await page.getByRole('contentinfo').getByRole('button', { name: ar.frame.signOut }).click();
  await expect(heading(page, ar.signIn.title)).toBeVisible();
  await expect(page.getByText(ar.signIn.youLeft)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});

for (const tag of ['ar', 'ur'])
  test(`names faces of the Naskh kind before the system's in ${tag}`, async ({ page }) => {
    await page.goto(`${pages.signIn}?lang=${tag}`);
    const faces = await page.evaluate(() => getComputedStyle(document.body).fontFamily.split(', '));
    expect(faces).toContain('"Noto Naskh Arabic"');
    expect(faces).toContain('"Geeza Pro"');
    expect(faces.indexOf('system-ui')).toBeGreaterThan(faces.indexOf('"Noto Naskh Arabic"'));
  });
