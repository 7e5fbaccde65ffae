// This is data, not a barrel file: Drizzle, its migrations and Better Auth's adapter read this one object.
export * from './announcement.ts';
export * from './auth.ts';
export * from './avatar.ts';
export * from './change.ts';
export * from './claims.ts';
export * from './mail.ts';
export * from './mail-code.ts';
export * from './oauth.ts';
export * from './operator-recovery.ts';
export * from './passkey.ts';
export * from './profile.ts';
export * from './secret.ts';
export * from './security.ts';
export * from './two-factor.ts';
