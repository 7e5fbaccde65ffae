import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    driver: 'pglite' | 'pg' | 'neon';
    postgresUrl: string;
  }
}
