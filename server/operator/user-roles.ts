import { z } from 'zod/mini';
import { ROLES } from '../../shared/claims.ts';
import { AppError } from '../errors.ts';
import { findUser, whoSchema } from './find-user.ts';
import { operation, query } from './operation.ts';

/** Attempts while others write the claims of the same user. */
const TRIES = 5;

const roles = z._default(z.array(z.enum(ROLES, `The roles are ${ROLES.join(' and ')}.`)), []);

/** `user.roles`: the roles of a user. */
export const showRoles = query(z.strictObject({ who: whoSchema }), async ({ db, claims }, { who }) => {
  const { id, email } = await findUser(db, who);
  return { id, email, roles: (await claims.find(id)).roles };
});

/** `user.setRoles`: adds and removes roles, and leaves the others. Throws `conflict`. */
export const setRoles = operation(
  z
    .strictObject({ who: whoSchema, add: roles, remove: roles })
    .check(
      z.refine(
        ({ add, remove }) => !add.some((role) => remove.includes(role)),
        'Add or remove a role, not both.',
      ),
    ),
  async ({ db, claims }, { who, add, remove }, { actor = '', requestId }) => {
    const { id, email, deletionDueAt } = await findUser(db, who);
    if (deletionDueAt)
      throw new AppError('conflict', { sentence: 'The user asked to be deleted: roles stay as they are.' });
    for (let turn = 1; ; turn += 1) {
      const { roles: before, version } = await claims.find(id);
      const after = ROLES.filter(
        (role) => (before.includes(role) || add.includes(role)) && !remove.includes(role),
      );
      const isChanged = after.join() !== ROLES.filter((role) => before.includes(role)).join();
      if (!isChanged) return { id, email, roles: after, isChanged };
      try {
        await claims.write({
          userId: id,
          changes: { roles: after },
          expected: version,
          by: actor,
          requestId,
        });
        return { id, email, roles: after, isChanged };
      } catch (error) {
        const isOvertaken = error instanceof AppError && error.code === 'precondition_failed';
        if (!isOvertaken || turn === TRIES) throw error;
      }
    }
  },
);
