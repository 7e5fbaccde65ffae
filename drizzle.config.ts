import { defineConfig } from 'drizzle-kit';

// Used only to write new migrations (`npx drizzle-kit generate`). The service applies them itself.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/schema/index.ts',
  out: './server/db/migrations',
});
