import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** True when the service will run in production mode, by the environment or by the `.env` that it reads after it. */
export function isProduction() {
  return (process.env.NODE_ENV ?? readDotEnv().NODE_ENV) === 'production';
}

function readDotEnv() {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch {
    return {}; // there is no `.env`, or the service will report its fault
  }
}
