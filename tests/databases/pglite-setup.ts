import type { TestProject } from 'vitest/node';
import { ensureTemplateFolder } from './template-folder.ts';

export default async function setup(project: TestProject) {
  project.provide('template', await ensureTemplateFolder());
}
