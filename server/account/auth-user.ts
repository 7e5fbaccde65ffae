import type { user } from '../db/schema/auth.ts';

type Person = Pick<
  typeof user.$inferSelect,
  'id' | 'email' | 'emailVerified' | 'name' | 'image' | 'createdAt' | 'updatedAt'
>;

/** A person as Better Auth's raw routes show them. */
export const toAuthUser = ({ id, email, emailVerified, name, image, createdAt, updatedAt }: Person) => ({
  name,
  email,
  emailVerified,
  image,
  createdAt,
  updatedAt,
  id,
});
