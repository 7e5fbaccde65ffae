import { randomUUID } from 'node:crypto';
import type { z } from 'zod/mini';
import type { Source } from '../caller/source.ts';
import { findServerError, isDatabaseFault } from '../db/fault.ts';
import { AppError } from '../errors.ts';
import type { Json, Operation, OperatorDeps } from './operation.ts';
import { type InputOf, OPERATIONS, type OperationName, type OutputOf } from './operations.ts';
import { operatorNameSchema } from './operator-name.ts';

/** Runs operations: in this process, or in the process that owns the embedded database (`socket.ts`). */
export type Operator = {
  /** Throws AppError: `invalid_input`, `not_found`, `unavailable`, and what the operation throws. */
  run<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /**
   * The same, and takes back what it changed: a dry run is refused whatever the act would be refused. Its output may name
   * what does not exist, such as an id.
   */
  rehearse<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
};

/** The source of an operator's act; throws `invalid_input` for a name that cannot be logged. The name of a back end's key has no space, so the two cannot be confused. */
export const toSource = (name: string): Source => ({
  ipAddress: null,
  place: null,
  userAgent: null,
  browsers: [],
  requestId: randomUUID(),
  actor: `operator ${check(operatorNameSchema, name)}`,
});

/**
 * Creates an operator of this name. Each input is checked here, because it may come from a socket. Throws
 * `invalid_input` for a name that cannot be logged.
 */
export function createOperator(deps: OperatorDeps, name: string): Operator {
  toSource(name); // refuses the name before anything is done
  const work = async <Name extends OperationName>(
    operationName: Name,
    input: InputOf<Name>,
    isDry: boolean,
  ) => {
    const { input: schema, kind, run } = toOperation(operationName);
    if (isDry && kind === 'effect') throw new Error(`${operationName} cannot be taken back`);
    const checked = check(schema, input);
    const runWith = (own: OperatorDeps) => run(own, checked, toSource(name)) as Promise<OutputOf<Name>>;
    try {
      return await (isDry ? deps.rehearse(runWith) : runWith(deps));
    } catch (error) {
      throw isDatabaseFault(error) ? toUnavailable(error) : error;
    }
  };
  return {
    run: (operationName, input) => work(operationName, input, false),
    rehearse: (operationName, input) => work(operationName, input, true),
  };
}

const toOperation = (name: OperationName) => OPERATIONS[name] as unknown as Operation<z.ZodMiniType, Json>;

function check<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const isSaid = issue !== undefined && issue.message !== 'Invalid input';
  const sentence = isSaid
    ? issue.message
    : `The value of ${issue?.path.join('.') || 'the input'} is not valid.`;
  throw new AppError('invalid_input', { sentence });
}

/** The message of a server error without data: it goes to the operator's terminal only. */
function toUnavailable(error: unknown): AppError {
  const answer = findServerError(error);
  const why = answer ? ` (${answer.code}: ${answer.message})` : '';
  return new AppError('unavailable', {
    sentence: `The database gave no answer${why}. Look whether this was done before you repeat it.`,
    cause: error,
  });
}
