/** Where a request comes from, as the security log and mails record it. */
export type Source = {
  ipAddress: string | null;
  /** The rough place of that address, in words; null when unknown. */
  place: string | null;
  userAgent: string | null;
  /** Digests of the marks in the browser's cookies (`known-browsers.ts`); none for a program. */
  browsers: readonly string[];
  requestId: string;
  /** Who acts for the user, such as `operator alice`; absent when users act themselves. */
  actor?: string;
  /** Why, in the words of the operator; absent when nothing was said. */
  reason?: string;
};

/** The source of changes that the service makes by itself at a due time. */
export const BY_NOBODY: Source = {
  ipAddress: null,
  place: null,
  userAgent: null,
  browsers: [],
  requestId: '',
};
