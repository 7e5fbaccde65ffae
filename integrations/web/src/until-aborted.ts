/** Waits for work until `signal` aborts, and then rejects with the signal's reason, as `fetch` does. */
export function untilAborted<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
  // A signal may live as long as the page, and must not collect listeners.
  return Promise.race([aborted, work]).finally(() => signal?.removeEventListener('abort', stop));
}
