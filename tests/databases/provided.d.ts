import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    driver: 'pglite' | 'pg' | 'neon';
    postgresUrl: string;
    /** The folder of an embedded database, to be copied. */
    template: string;
  }
}
