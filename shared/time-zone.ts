/** The canonical spelling of an IANA time zone; null when the platform does not know it. */
export function findTimeZone(name: string): string | null {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return null; // offsets such as +01:00 are no names
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name; // keep aliases as they were given
  } catch {
    return null;
  }
}

/** Every time zone the platform knows, its own first. */
export const listTimeZones = (): string[] => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [...new Set([timeZone, ...Intl.supportedValuesOf('timeZone')])];
};
