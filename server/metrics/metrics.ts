import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createAccountMetrics } from './account-metrics.ts';
import { createBridgeMetrics } from './bridge-metrics.ts';
import { createLoadMetrics, type LoadSources } from './load-metrics.ts';
import { createProcessMetrics } from './process-metrics.ts';
import { createRequestMetrics } from './request-metrics.ts';

/**
 * The metrics of this process, in one registry. The names of several processes can be summed: each gauge says how
 * (`aggregator`). Only a service with `METRICS_PORT` has them. `processes`: how many should run behind the port.
 */
export function createMetrics(version: string, processes = 1) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'gatehouse_build_info',
    help: 'Always 1; the labels say which version of Gatehouse and Node.js runs.',
    labelNames: ['version', 'node'],
    aggregator: 'first',
    registers: [registry],
  }).set({ version, node: process.version }, 1);
  createProcessMetrics(registry, { answering: 1, wanted: processes });
  return {
    registry,
    ...createAccountMetrics(registry),
    ...createRequestMetrics(registry),
    ...createBridgeMetrics(registry),
    /** Adds the metrics that are read from parts of the service when somebody asks for them. */
    observe: (sources: LoadSources) => createLoadMetrics(registry, sources),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
