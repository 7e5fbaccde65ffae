import { z } from 'zod/mini';

/** How this service presents itself, for everybody. */
export const portalConfigSchema = z.object({
  appName: z.string(),
  logoUrl: z.nullable(z.string()),
  appUrl: z.nullable(z.string()),
  termsUrl: z.nullable(z.string()),
  privacyUrl: z.nullable(z.string()),
  signUp: z.enum(['instant', 'verified', 'closed']),
  passwordMinLength: z.number(),
});
export type PortalConfig = z.infer<typeof portalConfigSchema>;

/** What the portal's page is told besides: the only origins it sends anybody to. */
export type PageConfig = PortalConfig & { trustedOrigins: readonly string[] };
