import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openCluster } from './cluster.ts';
import { migrateTemplate, TEMPLATE } from './template.ts';

export default async function setup(project: TestProject) {
  const cluster = await openCluster();
  const admin = new pg.Client({ connectionString: `${cluster.url}/postgres` });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  await migrateTemplate({ driver: 'pg', url: `${cluster.url}/${TEMPLATE}` });
  project.provide('postgresUrl', cluster.url);
  return cluster.close;
}
