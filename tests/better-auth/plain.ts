import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { bearer } from 'better-auth/plugins';

type Plain = { url: string; trustedOrigins: string[]; plugins?: BetterAuthPlugin[] };

/**
 * Better Auth set up as in its documentation, on an in-memory database: the same version, with every route that is open
 * in this service.
 */
export function createPlainAuth({ url, trustedOrigins, plugins = [] }: Plain) {
  const resets = new Map<string, string>();
  const auth = betterAuth({
    baseURL: url,
    secret: 'a-secret-for-tests-only-0123456789-abcdefgh',
    trustedOrigins,
    database: memoryAdapter({
      user: [],
      session: [],
      account: [],
      verification: [],
      passkey: [],
      twoFactor: [],
    }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true }, // otherwise it prints unexpected errors
    emailAndPassword: {
      enabled: true,
      sendResetPassword: async ({ user, token }) => void resets.set(user.email, token),
      // A slow hash would make the walk slow, and changes no answer.
      password: {
        hash: async (password) => password,
        verify: async ({ password, hash }) => password === hash,
      },
    },
    emailVerification: { sendVerificationEmail: async () => {} },
    user: { changeEmail: { enabled: true } },
    // The value that a database returns for a picture that nobody sent.
    databaseHooks: {
      user: {
        create: { before: async ({ image, ...made }) => ({ data: { ...made, image: image ?? null } }) },
      },
    },
    plugins: [bearer({ requireSignature: true }), ...plugins],
    rateLimit: { enabled: false },
    // Test runners set NODE_ENV=test, which switches both checks off unless they are set.
    advanced: { disableOriginCheck: false, disableCSRFCheck: false },
  });
  const handler = (request: Request): Promise<Response> =>
    auth.handler(request).catch(() => new Response(null, { status: 500 }));
  return { handler, readResetToken: async (email: string) => resets.get(email) ?? '' };
}
