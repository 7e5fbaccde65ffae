import { toPlaceName } from './place-name.ts';

/** The rough place of an IP address; null when the file does not know it. Throws for a damaged file. */
export type FindPlace = (address: string) => string | null;
type Named = { names?: { en?: string } };
type PlaceRecord = { city?: Named; country?: Named; registered_country?: Named };

/**
 * Reads a file of cities or countries into memory, where a look-up takes microseconds. The file is read only once: a
 * newer file takes effect at the next start. Throws for any other file.
 */
export async function openPlaceDatabase(file: string): Promise<FindPlace> {
  // Loaded only when a file is configured.
  const { open } = await import('maxmind');
  const reader = await open(file);
  const type = String(reader.metadata.databaseType);
  if (!/city|country|enterprise/i.test(type)) throw new Error(`the file is of type ${type}`);
  return (address) => {
    const found = reader.get(address) as PlaceRecord | null;
    const country = found?.country ?? found?.registered_country;
    return toPlaceName([found?.city?.names?.en, country?.names?.en]);
  };
}
