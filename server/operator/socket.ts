import { chmod, rm, rmdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod/mini';
import { makeSocketFolder, type SocketPlace } from '../db/socket-place.ts';
import { AppError, ERRORS } from '../errors.ts';
import type { Log } from '../log.ts';
import type { OperatorDeps } from './operation.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { createOperator } from './operator.ts';

// The embedded database belongs to one process. An operator's command reaches it through this socket. Only the user who
// runs the service can open the file: who can, can read the database's folder as well.

/** Bytes of one request: a batch of an import is the largest. */
const BODY_MOST = 8 * 1024 * 1024;
/** Milliseconds that running acts have to finish when the service stops. */
const FINISH_WITHIN = 3_000;

const requestSchema = z.strictObject({
  name: z.string().check(z.refine((name) => Object.hasOwn(OPERATIONS, name))),
  input: z.unknown(),
  operator: z.string(),
  /** A dry run. A service that does not know it refuses the whole request. */
  isDry: z.optional(z.boolean()),
});

/** What the socket answers: the operation's output, or an error in words for the operator. */
export type SocketAnswer = { output: unknown } | { error: { code: string; sentence: string } };

/** What the socket answers to GET: a command asks first whether a service is there. */
export const GREETING = 'gatehouse';

/**
 * Listens for operators' commands; returns a function that stops it. The caller holds the lock of the folder, so a file
 * that is there already belongs to a dead process and is replaced.
 */
export async function listenOnSocket(
  { path, ownFolder }: SocketPlace,
  deps: OperatorDeps,
  log: Log,
): Promise<() => Promise<void>> {
  if (ownFolder !== null) await makeSocketFolder(ownFolder);
  await rm(path, { force: true });
  const server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(GREETING);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const ending = AbortSignal.any([deps.ending, gone.signal]);
    answer(request, { ...deps, ending }, log).then(
      (body) => send(response, body),
      () => response.destroy(),
    );
  });
  await listen(server, path);
  await chmod(path, 0o600);
  return () =>
    new Promise((resolve) => {
      const cut = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN);
      server.close(async () => {
        clearTimeout(cut);
        if (ownFolder !== null) await rmdir(ownFolder).catch(() => {}); // the next start uses it again
        resolve();
      });
      server.closeIdleConnections();
    });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The file must not be open to others for a moment. Node creates it inside `listen`, before that returns: files that
    // something else creates keep their own mode.
    const mask = process.umask(0o177);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(mask);
    }
  });
}

function send(response: ServerResponse, body: SocketAnswer): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

async function answer(request: IncomingMessage, deps: OperatorDeps, log: Log): Promise<SocketAnswer> {
  try {
    const asked = requestSchema.safeParse(toJson(await readBody(request)));
    if (!asked.success)
      throw new AppError('invalid_input', {
        sentence: 'The running service does not know this command: it has another version. Restart it.',
      });
    const { name, input, operator, isDry } = asked.data;
    const { run, rehearse } = createOperator(deps, operator);
    const output: unknown = await (isDry ? rehearse : run)(name as OperationName, input as never);
    return { output: output ?? null };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal')
      return { error: { code: error.code, sentence: error.message } };
    if (!request.complete) throw error; // the command was ended before it had asked
    log.error({ error }, 'a command of the operator failed');
    return {
      error: { code: 'internal', sentence: `${ERRORS.internal.sentence} The service's log says more.` },
    };
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > BODY_MOST)
      throw new AppError('payload_too_large', { sentence: `Send at most ${BODY_MOST} bytes at once.` });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
