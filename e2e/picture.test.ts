import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { BLUE, colorAt, drawPhoto, drawPicture, RED } from '../tests/pictures.ts';
import { chooseFile } from './choose-file.ts';
import { signUp } from './person.ts';

type File = { name: string; mimeType: string; buffer: Buffer };

const photo = async (orientation?: number): Promise<File> => ({
  name: 'me.jpg',
  mimeType: 'image/jpeg',
  buffer: await drawPhoto({ width: 1200, height: 800, color: RED, top: BLUE }, orientation),
});
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Crop your picture' });
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save picture' }).click();
const shown = (page: Page) => page.getByRole('banner').locator('img');

/** The picture in the header, after it is loaded. */
async function readShown(page: Page): Promise<Buffer> {
  await expect(shown(page)).toBeVisible();
  await expect
    .poll(() => shown(page).evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
  const address = await shown(page).getAttribute('src');
  return (await page.context().request.get(address ?? '')).body();
}

async function openProfile(page: Page, context: BrowserContext) {
  await signUp(context);
  await page.goto('/account/profile');
}

test('a picture is cropped and saved, seen in every tab, and removed from them', async ({
  page,
  context,
}) => {
  const isListening = context.waitForEvent('response', (response) =>
    response.url().includes('session.events'),
  );
  await openProfile(page, context);
  const other = await context.newPage();
  await other.goto('/account');
  await isListening;

  await chooseFile(page, await photo());
  await dialog(page).getByLabel('Zoom').fill('3');
  const area = dialog(page).getByRole('application');
  const box = await area.boundingBox();
  if (!box) throw new Error('the crop area is not there');
  // Dragging down brings the upper part of the picture into the frame.
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 60, { steps: 5 });
  await page.mouse.up();
  await save(page);
  await expect(page.getByText('Your picture is saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose picture' })).toBeFocused();

  const picture = await readShown(page);
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 267, height: 267 });
  expect([await colorAt(picture, 133, 20), await colorAt(picture, 133, 240)]).toEqual(['blue', 'blue']);
  await expect(shown(other)).toHaveAttribute('src', (await shown(page).getAttribute('src')) ?? '');
  await expect(other.getByRole('main').locator('img')).toBeVisible();

  await page.getByRole('button', { name: 'Remove picture' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove picture' }).click();
  await expect(page.getByText('Your picture is removed.')).toBeVisible();
  for (const tab of [page, other]) await expect(shown(tab)).toHaveCount(0);
});

test('a photo without its last two bytes, called image/jpg, is saved', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await openProfile(page, context);
  const { buffer, ...file } = await photo();
  await chooseFile(page, { ...file, mimeType: 'image/jpg', buffer: buffer.subarray(0, -2) });
  await save(page);
  const picture = await readShown(page);
  expect([await colorAt(picture, 256, 60), await colorAt(picture, 256, 450)]).toEqual(['blue', 'red']);
});

test('a rotated photo is shown upright', { tag: '@any-screen' }, async ({ page, context }) => {
  await openProfile(page, context);
  await chooseFile(page, await photo(6));
  await save(page);
  const picture = await readShown(page);
  expect([await colorAt(picture, 450, 256), await colorAt(picture, 60, 256)]).toEqual(['blue', 'red']);
  const { width, height, exif } = await sharp(picture).metadata();
  expect([width, height, exif]).toEqual([512, 512, undefined]);
});

test('a photo of 30 MB is accepted', { tag: '@any-screen' }, async ({ page, context }) => {
  const buffer = await drawPicture({ width: 3600, height: 3000 }).png({ compressionLevel: 0 }).toBuffer();
  expect(buffer.length).toBeGreaterThan(30_000_000);
  await openProfile(page, context);
  await chooseFile(page, { name: 'large.png', mimeType: 'image/png', buffer });
  await save(page);
  await expect(page.getByText('Your picture is saved.')).toBeVisible();
  expect(await sharp(await readShown(page)).metadata()).toMatchObject({ width: 512, height: 512 });
});

test('a file that is not a picture gets an error, and another can be chosen', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await openProfile(page, context);
  await chooseFile(page, { name: 'diary.png', mimeType: 'image/png', buffer: Buffer.from('Dear diary') });
  await expect(page.getByRole('alert')).toContainText('Choose a PNG, JPEG or WebP.');
  await expect(dialog(page)).toHaveCount(0);
  await chooseFile(page, await photo());
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('everything can be done by keyboard alone', { tag: '@any-screen' }, async ({ page, context }) => {
  await openProfile(page, context);
  const button = page.getByRole('button', { name: 'Choose picture' });
  // Without a listener the browser opens its own window, and a listener that is added just before the key may be late.
  page.on('filechooser', () => {});
  const chooser = page.waitForEvent('filechooser');
  await button.focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await photo());
  await expect(dialog(page).getByRole('application')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByLabel('Zoom')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Tab');
  for (let press = 0; press < 25; press += 1) await page.keyboard.press('ArrowDown');
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Tab'); // past the zoom control
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your picture is saved.')).toBeVisible();
  await expect(button).toBeFocused();
  expect(await colorAt(await readShown(page), 133, 20)).toBe('red');

  const again = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await again).setFiles(await photo());
  await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a failed upload keeps the dialog and the crop, and works the next time', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await openProfile(page, context);
  await chooseFile(page, await photo());
  await dialog(page).getByLabel('Zoom').fill('2');
  await context.setOffline(true);
  await save(page);
  await expect(dialog(page).getByRole('alert')).toContainText('offline');
  await expect(dialog(page).getByLabel('Zoom')).toHaveValue('2');
  await context.setOffline(false);
  await save(page);
  await expect(page.getByText('Your picture is saved.')).toBeVisible();
  await expect(shown(page)).toBeVisible();
});

test('the first letter replaces a picture that does not load, and nothing moves', async ({
  page,
  context,
}) => {
  await openProfile(page, context);
  await chooseFile(page, await photo());
  await save(page);
  const before = await shown(page).boundingBox();
  await page.route('**/api/avatar/*', (route) => route.abort());
  await page.reload();
  const letter = page.getByRole('banner').getByText('A', { exact: true });
  await expect(letter).toBeVisible();
  expect(await letter.boundingBox()).toEqual(before);
});
