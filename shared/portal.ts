import { z } from 'zod/mini';
import { SECOND_FACTOR_POLICIES } from './second-factor.ts';

/** How this service presents itself. Everyone may read it. */
export const portalConfigSchema = z.object({
  appName: z.string(),
  logoUrl: z.nullable(z.string()),
  appUrl: z.nullable(z.string()),
  termsUrl: z.nullable(z.string()),
  privacyUrl: z.nullable(z.string()),
  signUp: z.enum(['instant', 'verified', 'closed']),
  passwordMinLength: z.number(),
  secondFactor: z.enum(SECOND_FACTOR_POLICIES),
});
export type PortalConfig = z.infer<typeof portalConfigSchema>;

/** The additional configuration of the portal's page: the only origins that the page sends people to. */
export type PageConfig = PortalConfig & {
  trustedOrigins: readonly string[];
  /** The languages that the portal speaks: each tag with its name in the language itself. */
  languages: Readonly<Record<string, string>>;
};
