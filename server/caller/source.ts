/** Where a request comes from, as the security log and mails tell it. */
export type Source = {
  ipAddress: string | null;
  /** Where that address is, roughly, in words; null when nobody knows. */
  place: string | null;
  userAgent: string | null;
  /** Digests of the marks that its browser keeps (`known-browsers.ts`); none for a program. */
  browsers: readonly string[];
  requestId: string;
};

/** What the service does by itself, when its time has come. */
export const BY_NOBODY: Source = {
  ipAddress: null,
  place: null,
  userAgent: null,
  browsers: [],
  requestId: '',
};
