import { Gauge, type Registry } from 'prom-client';

type Processes = { answering: number; wanted: number };

/** How many processes these metrics are the sum of, and how many should run. */
export function createProcessMetrics(registry: Registry, { answering, wanted }: Processes): void {
  const registers = [registry];
  new Gauge({
    name: 'gatehouse_processes',
    help: 'Processes that these metrics are the sum of; with WORKERS, those that answered in time.',
    registers,
  }).set(answering);
  new Gauge({
    name: 'gatehouse_processes_wanted',
    help: 'Processes that should run: as many as WORKERS says.',
    aggregator: 'max',
    registers,
  }).set(wanted);
}

/** 1 or 0; of several processes the lowest counts. */
export const createReadyGauge = (registry: Registry, collect?: () => Promise<number>) =>
  new Gauge({
    name: 'gatehouse_ready',
    help: '1 while /readyz answers 200, else 0.',
    aggregator: 'min',
    registers: [registry],
    ...(collect && {
      async collect() {
        this.set(await collect());
      },
    }),
  });
