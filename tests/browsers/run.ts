import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildMissing } from '../../server/boot/build.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolder, startService } from '../process/service-process.ts';
import type { Engine } from './driver.ts';
import { firefox } from './firefox.ts';
import { toPage } from './page.ts';
import { openSite } from './site.ts';
import { toSteps } from './walk.ts';
import { webkit } from './webkit.ts';

// `npm run test:browsers [part of a name …]`: one walk through the portal in engines other than Chromium.

const PICTURES = resolve(import.meta.dirname, '../../test-results/browsers');
const sum = { passed: 0, failed: 0 };
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (why: string): void => {
  sum.failed += 1;
  say(`failed: ${why}`);
};
const isAsked = ({ name }: Engine) =>
  process.argv.length === 2 ||
  process.argv.slice(2).some((part) => name.toLowerCase().includes(part.toLowerCase()));

/** Takes one step after the other. After a failed step the walk ends. */
async function walk(engine: Engine, service: string, site: string): Promise<void> {
  const driver = await engine.open();
  try {
    say(`${engine.name} ${driver.version}:`);
    for (const [name, take] of toSteps(toPage(driver), service, site)) {
      const startedAt = performance.now();
      try {
        await take();
      } catch (error) {
        await mkdir(PICTURES, { recursive: true });
        const picture = join(PICTURES, `${engine.name}.png`);
        const taken = driver.takePicture().then((data) => writeFile(picture, data, 'base64'));
        const hint = await taken.then(
          () => `; see ${picture}`,
          () => '', // the browser itself may have failed
        );
        throw new Error(`${name}: ${error instanceof Error ? error.message : error}${hint}`);
      }
      sum.passed += 1;
      say(`  passed: ${name} (${Math.round(performance.now() - startedAt)} ms)`);
    }
  } finally {
    await driver.close();
  }
}

async function walkAll(engines: readonly Engine[]): Promise<void> {
  await buildMissing(() => say('Building portal and server…'));
  await using folder = await openFolder();
  const [port, sitePort] = [await findFreePort(), await findFreePort()];
  const site = `http://localhost:${sitePort}`;
  const service = startService(
    { PORT: String(port), DATABASE_URL: 'pglite:memory', TRUSTED_ORIGINS: site },
    folder.path,
  );
  try {
    await using _ = await openSite(sitePort);
    await service.ready;
    for (const engine of engines) {
      await walk(engine, `http://localhost:${port}`, site).catch((error: Error) => {
        fail(`${engine.name}: ${error.message}`);
      });
    }
  } finally {
    service.kill('SIGTERM');
    await service.exited;
  }
}

const found: Engine[] = [];
for (const engine of [firefox, webkit]) {
  const reason = isAsked(engine) ? await engine.findMissing() : 'not asked for';
  if (reason === null) found.push(engine);
  else say(`skipped: ${engine.name}: ${reason}`);
}
if (found.length > 0) await walkAll(found).catch((error: Error) => fail(error.message));
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
