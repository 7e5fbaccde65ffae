import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { toNodeHandler } from 'better-auth/node';
import * as schema from '../server/db/schema/index.ts';
import { openMigrated } from './database.ts';
import { SECRET } from './people.ts';

// Better Auth configured as in its own documentation, with its default hash, on the same tables.

const { db } = await openMigrated(process.env.DATABASE_URL ?? '');
const auth = betterAuth({
  baseURL: `http://localhost:${process.env.PORT}`,
  secret: SECRET,
  database: drizzleAdapter(db, { provider: 'pg', schema }),
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});
createServer(toNodeHandler(auth)).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.stdout.write('ready\n'),
);
