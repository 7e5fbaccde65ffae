/** The variable of the address of the database that users are imported from. The service itself does not read it. */
export const IMPORT_URL = 'IMPORT_DATABASE_URL';

/** The address of the database that users are imported from; it holds a password, so it is no argument. */
export const findImportUrl = (): string | undefined => process.env[IMPORT_URL] || undefined;
