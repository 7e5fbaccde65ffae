import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateTemplate } from './template.ts';

/** Creating an embedded database takes seconds of processor time; copying one does not. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pglite-'));
  const template = join(folder, 'template');
  await migrateTemplate({ driver: 'pglite', url: `pglite:${template}` });
  project.provide('template', template);
  return () => rm(folder, { recursive: true, force: true });
}
