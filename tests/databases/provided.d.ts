import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    driver: 'pglite' | 'pg' | 'neon';
    postgresUrl: string;
    /** The folder of an embedded database. Tests copy it. */
    template: string;
    /** The folder for the embedded databases of a run. */
    embeddedFolder: string;
  }
}
