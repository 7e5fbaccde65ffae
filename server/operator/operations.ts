import type { z } from 'zod/mini';
import { resealApps, showSecret } from './secret-operations.ts';
import { showUser } from './show-user.ts';

/**
 * Every act of the operator, by its name. The commands of `cli/` are these acts with words around them: what a command
 * may do to a live service stands here, and nowhere else.
 */
export const OPERATIONS = {
  'secret.status': showSecret,
  'secret.reseal': resealApps,
  'user.show': showUser,
};

type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
export type InputOf<Name extends OperationName> = z.input<Operations[Name]['input']>;
export type OutputOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]['run']>>;
