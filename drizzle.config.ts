import { defineConfig } from 'drizzle-kit';

// Only used to write new migrations (`npx drizzle-kit generate`); the service applies them itself.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/schema/index.ts',
  out: './server/db/migrations',
});
