import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureTemplateFolder } from './template-folder.ts';

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pglite-'));
  project.provide('template', await ensureTemplateFolder());
  project.provide('embeddedFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
