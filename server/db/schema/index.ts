// Data, not a barrel: the one object that Drizzle, its migrations and Better Auth's adapter read.
export * from './auth.ts';
export * from './avatar.ts';
export * from './mail.ts';
export * from './mail-code.ts';
export * from './profile.ts';
export * from './security.ts';
