import { request } from 'node:http';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { AppError } from '../errors.ts';
import type { Operator } from '../operator/operator.ts';
import type { SocketAnswer } from '../operator/socket.ts';

/** An operator whose acts run in the service behind the socket. Null when no service listens there. */
export async function createRemoteOperator(path: string, name: string): Promise<Operator | null> {
  const isThere = await post(path, '').then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') return false;
      throw error;
    },
  );
  if (!isThere) return null;
  return {
    async run(operation, input) {
      const text = await post(path, JSON.stringify({ name: operation, input, operator: name }));
      const answer = JSON.parse(text) as SocketAnswer;
      if ('output' in answer) return answer.output as never;
      const { code, sentence } = answer.error;
      throw new AppError(ERROR_CODES.includes(code as ErrorCode) ? (code as ErrorCode) : 'internal', {
        sentence,
      });
    },
  };
}

const post = (socketPath: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = request({
      socketPath,
      path: '/',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
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
