import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, Registry } from 'prom-client';
import type { ReadMetrics } from './metrics-server.ts';
import { createProcessMetrics, createReadyGauge } from './process-metrics.ts';

// The primary process asks each worker over Node's own channel between them. prom-client can ask too, but then one
// worker that starts, hangs or dies makes the whole answer fail.

/** Milliseconds that a worker has to answer: more than it waits for its database. Prometheus waits ten seconds by default. */
const ANSWER_WITHIN = 2_000;

type Numbers = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;
type Question = { gatehouse: 'metrics?'; id: number };
type Answer = { gatehouse: 'metrics'; id: number; numbers: Numbers };

/** In a worker: answers the primary process when it asks for the metrics. */
export function shareMetrics(registry: Registry): void {
  process.on('message', ({ gatehouse, id }: Question) => {
    if (gatehouse !== 'metrics?') return;
    registry.getMetricsAsJSON().then(
      (numbers) => {
        const answer: Answer = { gatehouse: 'metrics', id, numbers };
        // With a callback, an answer that cannot be sent any more is no error that would end the process.
        process.send?.(answer, () => {});
      },
      () => {}, // the primary process goes on without this worker
    );
  });
}

/**
 * In the primary process: reads the sum over the workers that answer in time. `gatehouse_processes` says how many they
 * are, of `wanted`. Without any the service is not ready. Scrapers that ask at once share one answer.
 */
export function createSummedMetrics(wanted: number): ReadMetrics {
  let id = 0;
  let running: ReturnType<ReadMetrics> | undefined;
  const read: ReadMetrics = async () => {
    id += 1;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const asked = await Promise.all(workers.map((worker) => askWorker(worker, id)));
    const answers = asked.filter((numbers) => numbers !== null);
    const own = new Registry();
    createProcessMetrics(own, { answering: 0, wanted });
    if (answers.length === 0) createReadyGauge(own).set(0);
    const sum = AggregatorRegistry.aggregate([...answers, await own.getMetricsAsJSON()]);
    return { contentType: sum.contentType, text: await sum.metrics() };
  };
  return () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Null when the worker gives no answer in time. */
function askWorker(worker: Worker, id: number): Promise<Numbers | null> {
  return new Promise((resolve) => {
    const finish = (numbers: Numbers | null) => {
      clearTimeout(deadline);
      worker.off('message', hear);
      worker.off('disconnect', giveUp);
      resolve(numbers);
    };
    const giveUp = () => finish(null);
    const hear = (message: Answer) => {
      if (message.gatehouse === 'metrics' && message.id === id) finish(message.numbers);
    };
    const deadline = setTimeout(giveUp, ANSWER_WITHIN);
    worker.on('message', hear);
    worker.once('disconnect', giveUp);
    worker.send({ gatehouse: 'metrics?', id } satisfies Question, (error) => {
      if (error) giveUp();
    });
  });
}
