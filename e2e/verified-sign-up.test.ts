import { expect, type Page, test } from '@playwright/test';
import { findFreePort } from '../server/http/free-port.ts';
import de from '../shared/messages/de/index.ts';
import en from '../shared/messages/en/index.ts';
import { openFolderWithDatabase, startService } from '../tests/process/service-process.ts';
import { SITE } from './addresses.ts';
import { codeTo, linkTo } from './mails.ts';
import { fillSignUp, heading, PASSWORD } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });

test('with SIGN_UP=verified a sign-up waits for the mail and continues from its link', {
  tag: '@any-screen',
}, async ({ page }) => {
  test.slow();
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const service = startService(
    { PORT: String(port), SIGN_UP: 'verified', TRUSTED_ORIGINS: SITE },
    folder.path,
  );
  try {
    await service.ready;
    const email = 'grace@example.com';
    const target = `${SITE}/book/lesson?x=1`;
    for (const _ of ['new', 'taken']) {
      await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
      await fillSignUp(page, email);
      await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
    }
    await page.goto(await linkTo(page, email, 'Confirm your email', url));
    // The person enters the password once: it confirms the address and signs in.
    await page.route(`${SITE}/**`, (route) => route.fulfill({ body: 'The lesson' }));
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(page, 'Confirm and sign in').click();
    await expect(page).toHaveURL(target);

    // The person enters it only once also when they type the code instead.
    await page.context().clearCookies();
    const other = 'katherine@example.com';
    await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
    await fillSignUp(page, other);
    const code = page.getByLabel('Code from the mail');
    await code.fill(await codeTo(page, other, 'Confirm your email', url));
    await code.press('Enter');
    await expect(page).toHaveURL(target);

    await test.step('in another language it still waits, and the code then asks for a password', async () => {
      await page.context().clearCookies();
      const third = 'hedy@example.com';
      await page.goto(`${url}/sign-up`);
      await fillSignUp(page, third);
      await expect(page.getByRole('heading', { name: en.checkMail.title })).toBeVisible();
      await page.getByRole('combobox', { name: en.ui.language }).selectOption('de');
      await expect(page.getByRole('heading', { name: de.checkMail.title })).toBeVisible();
      await expect(page.getByText(third)).toBeVisible();
      await page
        .getByLabel(de.mailLink.code.label)
        .fill(await codeTo(page, third, 'Confirm your email', url));
      await button(page, de.mailLink.code.submit).click();
      await page.getByLabel(de.fields.password, { exact: true }).fill(PASSWORD);
      await button(page, de.confirmByPassword.byNewPassword.action).click();
      await expect(page.getByRole('heading', { name: de.overview.title })).toBeVisible();
      await page.context().clearCookies();
    });

    await test.step('the owner of an address can sign up even if a stranger did so before', async () => {
      const headers = { origin: url };
      const enterCode = async (email: string) => {
        const data = { name: 'Stranger', email, password: 'the words of a stranger' };
        const answer = await page.request.post(`${url}/api/auth/sign-up/email`, { data, headers });
        expect(answer.status()).toBe(200);
        await page.context().clearCookies();
        await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
        await fillSignUp(page, email);
        await expect(heading(page, 'Check your mail')).toBeVisible();
        await code.fill(await codeTo(page, email, 'Confirm your email', url));
        await code.press('Enter');
        // Only the code reveals this, not the sign-up.
        await expect(page.getByText(`${email} was used for an account before.`)).toBeVisible();
        return async () =>
          (await page.request.post(`${url}/api/auth/sign-in/email`, { data, headers })).status();
      };
      const signInStranger = await enterCode('dorothy@example.com');
      await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
      await button(page, 'Change password and sign in').click();
      await expect(page).toHaveURL(target);
      expect(await signInStranger()).toBe(401);

      await enterCode('mary@example.com');
      await button(page, 'I did not create this account').click();
      await button(page, 'Remove the account').click();
      await expect(heading(page, 'The account is removed')).toBeVisible();
    });
  } finally {
    service.kill('SIGTERM');
    await service.exited;
  }
});
