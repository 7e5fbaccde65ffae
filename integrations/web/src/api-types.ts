// Written by `npm run write:types` from the service's own router. Do not edit.

import type { GatehouseError } from './error.ts';

/** Reads. Throws GatehouseError, or the reason of its signal. */
export type Query<Input, Output> = { query(...args: Arguments<Input>): Promise<Output> };
/** Writes. Throws GatehouseError, or the reason of its signal. */
export type Mutation<Input, Output> = { mutate(...args: Arguments<Input>): Promise<Output> };
/** Listens until `unsubscribe`. */
export type Subscription<Input, Event> = {
  subscribe(
    input: Input,
    observer: {
      onStarted?(): void;
      /** The connection was lost; unless you unsubscribe, it is made again. */
      onInterrupted?(): void;
      onData?(event: Event): void;
      onError?(error: GatehouseError): void;
      onComplete?(): void;
    },
  ): { unsubscribe(): void };
};
type Options = { signal?: AbortSignal };
type Arguments<Input> = undefined extends Input
  ? [input?: Input, options?: Options]
  : [input: Input, options?: Options];

export type User = {
  id: string;
  email: string;
  emailVerified: boolean;
  name: string;
  image: string | null;
  createdAt: string;
};
export type Device = { browser: string; os: string; kind: 'bot' | 'desktop' | 'mobile' | 'other' | 'tablet' };
export type Session = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  method: 'passkey' | 'password' | 'sign_up';
  amr: ('mfa' | 'otp' | 'pop' | 'pwd' | 'user')[];
  ipAddress: string | null;
  place: string | null;
  device: Device;
  current: boolean;
};
export type OwnSession = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  method: 'passkey' | 'password' | 'sign_up';
  amr: ('mfa' | 'otp' | 'pop' | 'pwd' | 'user')[];
  ipAddress: string | null;
  place: string | null;
  device: Device;
  current: boolean;
  authenticatedAt: string | null;
  stepUpUntil: string | null;
  via: string | null;
};
export type Profile = {
  softwareBackground: ('cpp' | 'llm' | 'python' | 'pytorch' | 'ros2')[];
  hardwareAccess: ('jetson' | 'realsense' | 'unitree')[];
  experienceLevel: number | null;
  bio: string;
  timezone: string | null;
  locale: string | null;
  complete: boolean;
  version: number;
};
export type ProfileUpdate = {
  softwareBackground?: ('cpp' | 'llm' | 'python' | 'pytorch' | 'ros2')[] | undefined;
  hardwareAccess?: ('jetson' | 'realsense' | 'unitree')[] | undefined;
  experienceLevel?: number | null | undefined;
  bio?: string | undefined;
  timezone?: string | null | undefined;
  locale?: string | null | undefined;
};
export type Role = 'moderator' | 'teacher';
export type Claims = { roles: Role[]; version: number };
export type SignedOutReason = 'account_disabled' | 'expired' | 'revoked';
export type SessionEvent =
  | { type: 'changed'; what: 'profile' | 'sessions' | 'user' }
  | { type: 'signed_out'; reason: SignedOutReason };
export type CurrentSession = {
  user: User;
  session: OwnSession;
  claims: Claims;
  pendingDeletion: { purgeAt: string } | null;
  setUpRequired: boolean;
} | null;
export type SecurityOverview = {
  emailVerified: boolean;
  passwordChangedAt: string | null;
  pendingEmail: { email: string; expiresAt: string; awaits: ('new' | 'old')[] } | null;
  pendingDeletion: { purgeAt: string } | null;
  pendingRecoveries: {
    kind: 'address' | 'second_factor';
    newEmail: string | null;
    withPasskeys: boolean;
    readyAt: string;
  }[];
  sessions: number;
  lastSignInAt: string | null;
  otherSignIn: { at: string; device: Device; place: string | null } | null;
  stepUpUntil: string | null;
  hasPassword: boolean;
  passkeys: number;
  twoFactor: { enabledAt: string; backupCodesLeft: number } | null;
  trustedBrowsers: number;
};
export type ActivityKind =
  | 'account_created'
  | 'account_deleted'
  | 'backup_code_used'
  | 'backup_codes_replaced'
  | 'banned'
  | 'browser_trusted'
  | 'browser_untrusted'
  | 'claims_changed'
  | 'data_copied'
  | 'deletion_cancelled'
  | 'deletion_requested'
  | 'email_change_cancelled'
  | 'email_change_requested'
  | 'email_changed'
  | 'email_verified'
  | 'factor_reset'
  | 'factor_reset_at_once'
  | 'factor_reset_requested'
  | 'factor_reset_stopped'
  | 'imported'
  | 'locked'
  | 'not_me'
  | 'passkey_added'
  | 'passkey_removed'
  | 'passkey_renamed'
  | 'password_changed'
  | 'password_reset'
  | 'password_reset_requested'
  | 'recovered'
  | 'recovery_requested'
  | 'recovery_stopped'
  | 'second_factor'
  | 'session_revoked'
  | 'sessions_revoked'
  | 'sign_in'
  | 'sign_out'
  | 'sign_up'
  | 'site_signed_in'
  | 'site_signed_out'
  | 'step_up'
  | 'stolen_recovery_requested'
  | 'two_factor_disabled'
  | 'two_factor_enabled'
  | 'unbanned'
  | 'verification_requested';
export type ActivityPage = {
  items: {
    id: string;
    kind: ActivityKind;
    at: string;
    ipAddress: string | null;
    device: Device;
    site: string | null;
    actor: string | null;
    place: string | null;
    thisDevice: boolean;
    ok: boolean;
  }[];
  nextCursor: string | null;
};
export type PortalConfig = {
  appName: string;
  logoUrl: string | null;
  appUrl: string | null;
  termsUrl: string | null;
  privacyUrl: string | null;
  signUp: 'closed' | 'instant' | 'verified';
  passwordMinLength: number;
  secondFactor: 'encouraged' | 'optional' | 'required';
};

/** Every procedure of the service. */
export type GatehouseApi = {
  session: {
    current: Query<void, CurrentSession>;
    events: Subscription<void, SessionEvent>;
    list: Query<
      void,
      {
        id: string;
        createdAt: string;
        lastSeenAt: string;
        expiresAt: string;
        method: 'passkey' | 'password' | 'sign_up';
        amr: ('mfa' | 'otp' | 'pop' | 'pwd' | 'user')[];
        ipAddress: string | null;
        place: string | null;
        device: Device;
        current: boolean;
        sites: { id: string; origin: string; createdAt: string; lastUsedAt: string }[];
      }[]
    >;
    revoke: Mutation<{ id: string }, { revoked: true }>;
    revokeGrant: Mutation<{ id: string }, { revoked: true }>;
    revokeOthers: Mutation<void, { revoked: number }>;
  };
  profile: { get: Query<void, Profile>; update: Mutation<ProfileUpdate, Profile> };
  account: {
    readLink: Mutation<
      {
        kind: 'changeEmail' | 'keepAccount' | 'notMe' | 'resetPassword' | 'stopRecovery' | 'verifyEmail';
        token: string;
      },
      {
        email: string;
        completes: boolean;
        needsPassword?: boolean | undefined;
        withoutPassword?: boolean | undefined;
        cancels?: string | undefined;
        stops?: 'address' | 'second_factor' | undefined;
      }
    >;
    verifyEmail: Mutation<
      { token: string; password?: string | undefined; newPassword?: string | undefined },
      { email: string }
    >;
    signUpWithPasskey: Mutation<
      { name: string; email: string; redirectTo?: string | undefined },
      Record<string, never>
    >;
    passkeyOptions: Mutation<{ token: string }, { challenge: string }>;
    discard: Mutation<{ token: string }, Record<string, never>>;
    changeEmail: Mutation<
      { email: string },
      { pending: { email: string; expiresAt: string; awaits: ('new' | 'old')[] } }
    >;
    cancelEmailChange: Mutation<void, Record<string, never>>;
    confirmEmailChange: Mutation<{ token: string }, { email: string; done: boolean }>;
    requestDeletion: Mutation<void, { purgeAt: string }>;
    cancelDeletion: Mutation<void, Record<string, never>>;
    keep: Mutation<{ token: string }, Record<string, never>>;
    cancelRecovery: Mutation<{ kind: 'address' | 'second_factor' }, Record<string, never>>;
    stopRecovery: Mutation<{ token: string }, { stopped: 'address' | 'second_factor' }>;
    export: Query<
      void,
      {
        sessions: {
          id: string;
          method: string;
          ipAddress: string | null;
          place: string | null;
          userAgent: string | null;
          remembered: boolean;
          createdAt: string;
          lastSeenAt: string;
          steppedUpAt: string | null;
          secondFactorAt: string | null;
          amr: string[];
          expiresAt: string;
        }[];
        user: {
          id: string;
          name: string;
          email: string;
          emailVerified: boolean;
          image: string | null;
          language: string | null;
          disabledAt: string | null;
          deletionDueAt: string | null;
          createdAt: string;
          updatedAt: string;
        };
        profile: {
          data: Record<string, never>;
          createdAt: string;
          updatedAt: string;
          version: number;
        } | null;
        claims: { data: Record<string, never>; createdAt: string; updatedAt: string; version: number } | null;
        exportedAt: string;
        picture: { type: 'image/webp'; base64: string; createdAt: string } | null;
        signInMethods: {
          provider: string;
          createdAt: string;
          passwordChangedAt: string | null;
          updatedAt: string;
        }[];
        passkeys: {
          name: string;
          credentialId: string;
          publicKey: string;
          counter: number;
          deviceType: string;
          backedUp: boolean;
          transports: string;
          aaguid: string | null;
          rpId: string;
          createdAt: string;
          lastUsedAt: string | null;
        }[];
        twoFactor: { createdAt: string; verifiedAt: string | null; backupCodesLeft: number } | null;
        grants: { sessionId: string; site: string; createdAt: string; lastUsedAt: string }[];
        knownBrowsers: {
          userAgent: string | null;
          place: string | null;
          trustedUntil: string | null;
          createdAt: string;
          lastSeenAt: string;
        }[];
        emailChange: {
          newEmail: string;
          newConfirmedAt: string | null;
          oldConfirmedAt: string | null;
          createdAt: string;
        } | null;
        operatorRecoveries: {
          kind: string;
          newEmail: string | null;
          withPasskeys: boolean;
          isStolen: boolean;
          liftsBan: boolean;
          actor: string | null;
          createdAt: string;
          readyAt: string;
          expiresAt: string | null;
        }[];
        links: { purpose: string; email: string; createdAt: string; expiresAt: string }[];
        mails: {
          createdAt: string;
          template: string;
          recipient: string;
          languages: string[] | null;
          sentAt: string | null;
          params?: Record<string, never> | undefined;
        }[];
        activity: {
          id: string;
          kind: string;
          at: string;
          ok: boolean;
          sessionId: string | null;
          site: string | null;
          actor: string | null;
          reason: string | null;
          ipAddress: string | null;
          place: string | null;
          userAgent: string | null;
          requestId: string | null;
        }[];
      }
    >;
    disown: Mutation<{ token: string }, Record<string, never>>;
  };
  security: {
    stepUp: Mutation<
      {
        password?: string | undefined;
        code?: string | undefined;
        passkey?:
          | {
              id: string;
              rawId: string;
              type: 'public-key';
              response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string | null | undefined;
              };
              authenticatorAttachment?: string | null | undefined;
              clientExtensionResults?: Record<string, never> | undefined;
            }
          | undefined;
      },
      { stepUpUntil: string }
    >;
    beginStepUp: Mutation<
      void,
      { passkey: { challenge: string } | null; methods: ('code' | 'passkey' | 'password')[] }
    >;
    pendingSignIn: Query<void, { methods: ('passkey' | 'totp')[] } | null>;
    signInMethods: Query<
      void,
      {
        hasPassword: boolean;
        passkeys: {
          id: string;
          name: string;
          authenticator: string | null;
          createdAt: string;
          lastUsedAt: string | null;
          backedUp: boolean;
        }[];
        twoFactor: { enabledAt: string; backupCodesLeft: number } | null;
        trustedBrowsers: {
          id: string;
          device: Device;
          place: string | null;
          expiresAt: string;
          current: boolean;
        }[];
        policy: 'encouraged' | 'optional' | 'required';
      }
    >;
    removeTrustedBrowser: Mutation<{ id: string }, { removed: true }>;
    overview: Query<void, SecurityOverview>;
  };
  activity: {
    list: Query<
      | undefined
      | {
          cursor?: string | undefined;
          limit?: number | undefined;
          direction?: 'forward' | undefined;
          kinds?: ActivityKind[] | undefined;
        },
      ActivityPage
    >;
  };
  portal: { config: Query<void, PortalConfig> };
};
