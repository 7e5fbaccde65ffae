import type { TestProject } from 'vitest/node';
import { openCluster } from './cluster.ts';

export default async function setup(project: TestProject) {
  const cluster = await openCluster();
  project.provide('postgresUrl', cluster.url);
  return cluster.close;
}
