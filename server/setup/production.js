import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Whether the service will say that this is production: by the environment, or by the `.env` it reads after it. */
export function isProduction() {
  return (process.env.NODE_ENV ?? readDotEnv().NODE_ENV) === 'production';
}

function readDotEnv() {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch {
    return {}; // none; or the service will say what is wrong with it
  }
}
