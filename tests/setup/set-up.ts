import { ensureTemplateFolder } from '../databases/template-folder.ts';
import { ensureBetterAuthUiSite } from './better-auth-ui.ts';
import { ensureBlankProject } from './blank-project.ts';
import build from './build.ts';
import { ensureChromium } from './chromium.ts';
import { ensureNginx } from './nginx.ts';
import { ensureNode, NODE_VERSIONS } from './node.ts';
import { ensurePython } from './python.ts';
import { ensureSwaggerUi } from './swagger-ui.ts';
import { ensureTextbook, ensureTextbookApart } from './textbook.ts';

const STEPS = {
  chromium: ensureChromium,
  nginx: ensureNginx,
  blankProject: ensureBlankProject,
  textbook: ensureTextbook,
  textbookApart: ensureTextbookApart,
  betterAuthUi: ensureBetterAuthUiSite,
  swaggerUi: ensureSwaggerUi,
  python: () => ensurePython('test'),
  oldestPython: () => ensurePython('oldest'),
  nodes: () => Promise.all(NODE_VERSIONS.map(ensureNode)),
  build,
  database: ensureTemplateFolder,
};

/** Something that tests need on the machine in addition to the installed packages. */
export type Need = keyof typeof STEPS;
export const ALL_NEEDS = Object.keys(STEPS) as Need[];

/** Lanes run in parallel. A step waits for the step before it in its lane. */
const LANES: readonly (readonly Need[])[] = [
  ['chromium', 'nginx'], // both may ask the system's package manager
  ['blankProject', 'textbook', 'textbookApart'], // the textbook installs the package that the blank project builds
  ['betterAuthUi', 'swaggerUi'],
  ['python'],
  ['oldestPython'],
  ['nodes'],
  ['build'],
  ['database'],
];

/** Installs and builds these; existing parts stay unchanged. */
export async function setUp(needs: readonly Need[]): Promise<void> {
  await Promise.all(
    LANES.map(async (lane) => {
      for (const need of lane) if (needs.includes(need)) await STEPS[need]();
    }),
  );
}
