/** A site as people know it: its host, without the scheme. */
export const toSiteLabel = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);
