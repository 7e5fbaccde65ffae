import { type Addressed, isBatch } from './procedure-path.ts';

const LINES = 'application/jsonl';

/** True when the caller reads a batch as JSON Lines, as `httpBatchStreamLink` does. By the same rule as tRPC's. */
export function readsLines(request: Addressed & { raw: Request }): boolean {
  const { headers } = request.raw;
  const asked = headers.get('trpc-accept') ?? headers.get('accept') ?? '';
  return isBatch(request) && asked.split(',').some((type) => type.trim() === LINES);
}

/**
 * The answers of a batch as one line that is complete at once. tRPC would begin to stream before the calls are done, and
 * so before their cookies are known. The line has status 200 whatever the calls answered, because the link reads lines
 * only then. A refusal of the whole request is not an array, and stays as it is.
 */
export async function toLines(response: Response): Promise<Response> {
  const text = await response.text();
  if (!text.startsWith('[')) return new Response(text || null, response);
  const answers: unknown[] = JSON.parse(text);
  // Each value is in tRPC's encoding: an array of one item says that nothing of it follows later.
  const head = Object.fromEntries(answers.map((answer, index) => [index, [[answer]]]));
  const headers = new Headers(response.headers);
  headers.set('Content-Type', `${LINES}; charset=utf-8`);
  return new Response(`${JSON.stringify(head)}\n`, { headers });
}
