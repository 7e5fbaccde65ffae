import { ensureBetterAuthUiSite } from './better-auth-ui.ts';
import { ensureBlankProject } from './blank-project.ts';
import build from './build.ts';
import { ensureChromium } from './chromium.ts';
import { ensureNginx } from './nginx.ts';
import { ensurePython } from './python.ts';
import { ensureTextbook } from './textbook.ts';

/** Everything tests need, beside one another but for what waits for another. */
export async function setUp(): Promise<void> {
  await Promise.all([
    ensureChromium().then(ensureNginx), // both may ask the system's package manager
    ensureBlankProject().then(ensureTextbook), // which installs the package the former builds
    ensureBetterAuthUiSite(),
    ensurePython('test'),
    ensurePython('oldest'),
    build(),
  ]);
}
