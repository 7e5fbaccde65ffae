import { z } from 'zod/mini';

// A backup is NDJSON in gzip: one line for the header, for each table one line and one for each row, and the footer.

export const FORMAT = 'gatehouse backup';
/** A reader refuses other numbers. A field more needs no other number. */
export const FORMAT_VERSION = 1;

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number(),
  /** The version of Gatehouse that wrote the file. */
  gatehouse: z.string(),
  /** When the snapshot was taken: ISO 8601. */
  createdAt: z.iso.datetime(),
  /** The migrations of the database, oldest first. */
  migrations: z.array(z.object({ when: z.number(), hash: z.string() })),
  /** The number of rows in each table, in the order of the file. A table comes after those that it refers to. */
  tables: z.record(z.string(), z.int().check(z.nonnegative())),
});
export type Header = z.output<typeof headerSchema>;

/** The line before the rows of a table. */
export const tableSchema = z.object({
  table: z.string(),
  columns: z.array(z.string()).check(z.minLength(1)),
});

/** The last line. Without it the file is not complete. */
export const footerSchema = z.object({
  rows: z.number(),
  /** Of every byte before this line, in hexadecimal digits. */
  sha256: z.string(),
  /** The same as an HMAC, with a key of the service's secret: only who knows that can make such a file. */
  hmac: z.string(),
});
export type Footer = z.output<typeof footerSchema>;

/** Bytes of one line. The longest is a row with a picture. */
export const LINE_MOST = 16 * 1024 * 1024;

/** What a command says about a backup. */
export type BackupSummary = Pick<Header, 'gatehouse' | 'createdAt' | 'tables'> & { rows: number };
