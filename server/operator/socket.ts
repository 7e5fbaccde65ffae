import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod/mini';
import { AppError, ERRORS } from '../errors.ts';
import type { Log } from '../log.ts';
import type { OperatorDeps } from './operation.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { createOperator, OPERATOR_NAME_MAX_LENGTH } from './operator.ts';

// The embedded database belongs to one process. An operator's command reaches it through this socket. Only the user who
// runs the service can open the file: who can, can read the database's folder as well.

/** Bytes of one request: a batch of an import is the largest. */
const BODY_MOST = 8 * 1024 * 1024;

const requestSchema = z.strictObject({
  name: z.string().check(z.refine((name) => Object.hasOwn(OPERATIONS, name))),
  input: z.unknown(),
  operator: z.string().check(z.minLength(1), z.maxLength(OPERATOR_NAME_MAX_LENGTH)),
});

/** What the socket answers: the operation's output, or an error in words for the operator. */
export type SocketAnswer = { output: unknown } | { error: { code: string; sentence: string } };

/** Listens for operators' commands; returns a function that stops it. The file of a dead process is replaced. */
export async function listenOnSocket(
  path: string,
  deps: OperatorDeps,
  log: Log,
): Promise<() => Promise<void>> {
  await rm(path, { force: true });
  const server = createServer((request, response) => {
    answer(request, deps, log).then(
      (body) => send(response, body),
      () => response.destroy(),
    );
  });
  const mask = process.umask(0o177); // the file must not be open to others between its creation and `chmod`
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
  await chmod(path, 0o600);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

function send(response: ServerResponse, body: SocketAnswer): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

async function answer(request: IncomingMessage, deps: OperatorDeps, log: Log): Promise<SocketAnswer> {
  try {
    const asked = requestSchema.safeParse(JSON.parse(await readBody(request)));
    if (!asked.success)
      throw new AppError('invalid_input', {
        sentence: 'The running service does not know this command: it has another version.',
      });
    const { name, input, operator } = asked.data;
    const output = await createOperator(deps, operator).run(name as OperationName, input as never);
    return { output };
  } catch (error) {
    if (error instanceof AppError) return { error: { code: error.code, sentence: error.message } };
    log.error({ error }, 'a command of the operator failed');
    return { error: { code: 'internal', sentence: ERRORS.internal.sentence } };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > BODY_MOST) throw new AppError('payload_too_large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
