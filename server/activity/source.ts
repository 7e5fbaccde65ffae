/** Where a request comes from, as the security log and mails tell it. */
export type Source = { ipAddress: string | null; userAgent: string | null; requestId: string };
