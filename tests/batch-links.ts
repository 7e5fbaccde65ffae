import { httpBatchLink, httpBatchStreamLink } from '@trpc/client';

/** The links of tRPC's client that send batches, each with the headers by which the service knows it. */
export const BATCH_LINKS = [
  { name: 'httpBatchLink', link: httpBatchLink, headers: {} },
  { name: 'httpBatchStreamLink', link: httpBatchStreamLink, headers: { 'trpc-accept': 'application/jsonl' } },
] as const;
export type BatchLink = (typeof BATCH_LINKS)[number];

/**
 * The status of a batch that reached its calls. Each link reads the calls' own refusals at another status: lines are
 * always 200.
 */
export const statusOfCalls = ({ name }: BatchLink, status: number): number =>
  name === 'httpBatchLink' ? status : 200;

/** The answers of the calls of a batch, in both formats; the refusal alone when the whole request was refused. */
export async function readBatch<Answer>(response: Response): Promise<Answer[]> {
  const body: unknown = JSON.parse(await response.text());
  if (!response.headers.get('content-type')?.startsWith('application/jsonl'))
    return [body].flat() as Answer[];
  return Object.values(body as Record<string, [[Answer]]>).map(([[answer]]) => answer);
}
