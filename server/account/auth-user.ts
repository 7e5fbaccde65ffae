import type { user } from '../db/schema/auth.ts';

type Person = Pick<
  typeof user.$inferSelect,
  'id' | 'email' | 'emailVerified' | 'name' | 'image' | 'createdAt' | 'updatedAt' | 'twoFactorEnabled'
>;

/** A person as Better Auth's raw routes show them. */
export const toAuthUser = ({
  id,
  email,
  emailVerified,
  name,
  image,
  createdAt,
  updatedAt,
  twoFactorEnabled,
}: Person) => ({
  name,
  email,
  emailVerified,
  image,
  createdAt,
  updatedAt,
  twoFactorEnabled,
  id,
});
