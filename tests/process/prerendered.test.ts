import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../../shared/paths.ts';
import {
  LOOKS,
  PLACEHOLDERS,
  PRERENDERED_PAGES,
  type PrerenderedPages,
  toLookName,
} from '../../shared/prerendered.ts';
import { createShow } from '../../shared/words/speech.ts';

const FILE = resolve(import.meta.dirname, '../../dist/prerendered/pages.json');
const MISSING = 'This link is not complete';
const TITLES: Record<string, string> = {
  [pages.signIn]: 'Sign in',
  [pages.signUp]: 'Create your account',
  [pages.forgotPassword]: 'Forgot your password?',
  [pages.resetPassword]: MISSING,
  [pages.verifyEmail]: MISSING,
};

// An error during prerendering leaves a `<template>` element, with which the browser tries again.
describe.each(PRERENDERED_PAGES)('%s', (page) => {
  it('is prerendered completely in each variant, without anything that the security policy blocks', async () => {
    const made: PrerenderedPages = JSON.parse(await readFile(FILE, 'utf8'));
    for (const look of LOOKS) {
      const markup = made[toLookName(page, look)] ?? '';
      expect(markup).toContain(`>${TITLES[page]}</h1>`);
      expect(markup).not.toMatch(/<script|<style|<template|\sstyle=|\son\w+=/i);
      expect(markup).toContain(PLACEHOLDERS.appName);
      expect(markup.includes(PLACEHOLDERS.logoUrl)).toBe(look.hasLogo);
      expect(markup.includes('return.invalid%2F')).toBe(look.returning !== 'nowhere');
      const isForm = page !== pages.signUp || look.isOpen;
      expect(markup.includes('method="post"')).toBe(isForm);
      if (page === pages.signIn) expect(markup.includes('href="/sign-up')).toBe(look.isOpen);
      if ((page === pages.signIn || page === pages.signUp) && isForm)
        expect(markup.includes('<strong')).toBe(look.returning === 'elsewhere');
      if (page !== pages.signUp || !isForm) continue;
      expect(markup).toContain(`At least ${createShow('en')(PLACEHOLDERS.passwordMinLength)} characters`);
      expect(markup.includes(PLACEHOLDERS.termsUrl)).toBe(look.hasTerms);
      expect(markup.includes(PLACEHOLDERS.privacyUrl)).toBe(look.hasPrivacy);
    }
  });
});
