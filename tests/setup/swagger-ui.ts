import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const VERSION = '5.35.0';
const FOLDER = resolve(import.meta.dirname, '../../.cache/swagger-ui', VERSION);

/** The files of Swagger UI, which FastAPI's /docs page loads from a public server. */
export const SWAGGER_UI = join(FOLDER, 'node_modules/swagger-ui-dist');

/** Installs Swagger UI outside our own packages, and without the script that reports installations to a company. */
export async function ensureSwaggerUi(): Promise<void> {
  if (existsSync(join(SWAGGER_UI, 'swagger-ui-bundle.js'))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}');
  const quiet = ['--silent', '--no-audit', '--no-fund', '--no-package-lock'];
  await run('npm', ['install', '--ignore-scripts', ...quiet, `swagger-ui-dist@${VERSION}`], { cwd: FOLDER });
}
