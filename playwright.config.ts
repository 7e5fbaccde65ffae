import { defineConfig, devices } from '@playwright/test';
import { BLANK, CLAIMS_KEY, FASTAPI, GATEHOUSE, SITE, STRANGER, UNRELATED } from './e2e/addresses.ts';
import { languageTags, pseudoTags } from './shared/words/languages.ts';
import { BLANK_PROJECT } from './tests/setup/blank-project.ts';
import { findChromium } from './tests/setup/chromium.ts';
import { findPython } from './tests/setup/python.ts';
import { TEXTBOOK, TEXTBOOK_ENV } from './tests/setup/textbook.ts';

const executablePath = findChromium();
const chromium = {
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  },
};

// Tests the real service and the real FastAPI example, in any installed Chromium.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.test.ts',
  outputDir: 'test-results',
  workers: 3, // browser tests mostly wait
  // The runner lists the tests that passed only after a retry: tests/runner/reports.ts.
  retries: process.env.E2E_REPORT ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: process.env.E2E_REPORT ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]] : 'list',
  use: { baseURL: GATEHOUSE, trace: process.env.E2E_REPORT ? 'on-first-retry' : 'retain-on-failure' },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], ...chromium } },
    {
      name: 'phone',
      // Calls and options do not depend on the screen; neither do tests with the tag.
      testIgnore: ['web.test.ts', 'hand-off.test.ts', 'site-options.test.ts', 'better-auth-ui.test.ts'],
      grepInvert: /@any-screen/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        ...chromium,
      },
    },
  ],
  webServer: [
    {
      command: 'npm start',
      url: `${GATEHOUSE}/readyz`,
      timeout: 180_000,
      env: {
        PORT: new URL(GATEHOUSE).port,
        DATABASE_URL: 'pglite:memory',
        // Tests choose the address and so the place of a user.
        TRUSTED_PROXIES: '127.0.0.1,::1',
        PLACE_DATABASE: 'tests/places/places.mmdb',
        LANGUAGES: [...languageTags, ...pseudoTags].join(','),
        BRIDGE_KEYS: `school:${CLAIMS_KEY}::claims.write`,
        TRUSTED_ORIGINS: [FASTAPI, SITE, BLANK, UNRELATED].join(','),
        // All test users share one address, and act faster than people do.
        RATE_LIMITS:
          'sign_up:10000/60,sign_in:10000/60,password:10000/60,mail:10000/60,auth:100000/60,trpc:100000/60',
      },
    },
    {
      command: `${findPython('test')} -m uvicorn example.main:app --port ${new URL(FASTAPI).port}`,
      cwd: 'integrations/fastapi',
      url: FASTAPI,
      env: { GATEHOUSE_URL: GATEHOUSE, SITE_ORIGINS: SITE },
    },
    {
      command: `npx docusaurus serve --no-open --port ${new URL(SITE).port}`,
      cwd: TEXTBOOK,
      url: `${SITE}${TEXTBOOK_ENV.BASE_URL}`,
      env: TEXTBOOK_ENV,
    },
    ...[BLANK, STRANGER, UNRELATED].map((url) => ({
      command: `npx vite preview --strictPort --host ${new URL(url).hostname} --port ${new URL(url).port}`,
      cwd: BLANK_PROJECT,
      url,
    })),
  ],
});
