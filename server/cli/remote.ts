import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { isFolderOf, type SocketPlace, toSocketPlace } from '../db/socket-place.ts';
import { AppError } from '../errors.ts';
import type { Operator } from '../operator/operator.ts';
import { GREETING, type SocketAnswer } from '../operator/socket.ts';

/** Milliseconds. A service that is not stuck greets at once. */
const GREET_WITHIN = 5_000;

/**
 * An operator whose acts run in the service that uses the folder of an embedded database. Null when no service listens
 * there. Throws `forbidden` when the socket belongs to another user, and `unavailable` when nothing answers.
 */
export async function createRemoteOperator(folder: string, name: string): Promise<Operator | null> {
  const place = toSocketPlace(folder);
  const { path } = place;
  if (!(await isThere(place, folder))) return null;
  const ask = async (request: object) => {
    const body = JSON.stringify({ ...request, operator: name });
    const text = await send(path, { method: 'POST', body }).catch((error: NodeJS.ErrnoException) => {
      throw new AppError('unavailable', {
        sentence: `The service ended the connection before it answered (${error.code ?? error.message}). Look whether this was done before you repeat it.`,
      });
    });
    const answer = toAnswer(text);
    if ('output' in answer) return answer.output as never;
    const { code, sentence } = answer.error;
    throw new AppError(ERROR_CODES.includes(code as ErrorCode) ? (code as ErrorCode) : 'unavailable', {
      sentence,
    });
  };
  return {
    run: (operation, input) => ask({ name: operation, input }),
    rehearse: (operation, input) => ask({ name: operation, input, isDry: true }),
  };
}

async function isThere({ path, ownFolder }: SocketPlace, folder: string): Promise<boolean> {
  try {
    // Another user would read what a command sends.
    const users = [(await stat(folder)).uid, process.getuid?.()];
    if (ownFolder !== null && !(await isFolderOf(ownFolder, users)))
      throw new AppError('forbidden', {
        sentence: `The folder ${ownFolder} belongs to another user than the database, or is open to others. Remove it and restart the service.`,
      });
    if (!users.includes((await stat(path)).uid))
      throw new AppError('forbidden', {
        sentence: `The socket ${path} belongs to another user than the database.`,
      });
    const greeting = await send(path, { method: 'GET', timeout: GREET_WITHIN });
    if (greeting === GREETING) return true;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return false; // not started, or the rest of a dead process
    const isDenied = code === 'EACCES' || code === 'EPERM';
    throw new AppError(isDenied ? 'forbidden' : 'unavailable', {
      sentence: isDenied
        ? `The socket ${path} is open to the user who runs the service only. Run the command as that user.`
        : `The service behind ${path} does not answer (${code}).`,
    });
  }
  throw new AppError('unavailable', { sentence: `What listens at ${path} is no Gatehouse of this version.` });
}

function toAnswer(text: string): SocketAnswer {
  try {
    const answer = JSON.parse(text) as SocketAnswer;
    if ('output' in answer || typeof answer.error.sentence === 'string') return answer;
  } catch {
    // not what a service answers
  }
  return { error: { code: 'unavailable', sentence: 'The running service has another version. Restart it.' } };
}

type Sent = { method: 'GET' | 'POST'; body?: string; timeout?: number };

const send = (socketPath: string, { method, body, timeout }: Sent): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const call = request({ socketPath, path: '/', method, headers, agent: false });
    if (timeout !== undefined) call.setTimeout(timeout, () => call.destroy(new Error('it is silent')));
    call.on('response', async (response) => {
      try {
        let text = '';
        for await (const part of response.setEncoding('utf8')) text += part;
        resolve(text);
      } catch (error) {
        reject(error);
      }
    });
    call.on('error', reject);
    call.end(body);
  });
