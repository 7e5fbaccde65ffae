import { AggregatorRegistry, type Registry } from 'prom-client';
import type { ReadMetrics } from './metrics-server.ts';

// prom-client passes the metrics of workers to the primary process over Node's own channel between them.

/** In a worker: answers the primary process when it asks for the metrics. */
export function shareMetrics(registry: Registry): void {
  AggregatorRegistry.setRegistries([registry]);
  new AggregatorRegistry(); // its constructor adds the listener
}

/** In the primary process: reads the sum over all workers. Rejects after five seconds when one does not answer. */
export function createSummedMetrics(): ReadMetrics {
  const registry = new AggregatorRegistry();
  return async () => ({ contentType: registry.contentType, text: await registry.clusterMetrics() });
}
