import { randomUUID } from 'node:crypto';
import type { z } from 'zod/mini';
import type { Source } from '../caller/source.ts';
import { AppError } from '../errors.ts';
import type { Json, Operation, OperatorDeps } from './operation.ts';
import { type InputOf, OPERATIONS, type OperationName, type OutputOf } from './operations.ts';

/** Runs operations: in this process, or in the process that owns the embedded database (`socket.ts`). */
export type Operator = {
  /** Throws AppError: `invalid_input`, `not_found`, and what the operation throws. */
  run<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
};

/** The longest name of an operator, in characters. */
export const OPERATOR_NAME_MAX_LENGTH = 64;

/** The source of an operator's act. The name of a back end's key has no space, so the two cannot be confused. */
const toSource = (name: string): Source => ({
  ipAddress: null,
  place: null,
  userAgent: null,
  browsers: [],
  requestId: randomUUID(),
  actor: `operator ${name}`,
});

/** Creates an operator of this name. Each input is checked here, because it may come from a socket. */
export const createOperator = (deps: OperatorDeps, name: string): Operator => ({
  async run(operationName, input) {
    const { input: schema, run } = OPERATIONS[operationName] as unknown as Operation<z.ZodMiniType, Json>;
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const [{ message: sentence } = { message: 'This is not valid.' }] = parsed.error.issues;
      throw new AppError('invalid_input', { sentence });
    }
    return (await run(deps, parsed.data, toSource(name))) as OutputOf<typeof operationName>;
  },
});
