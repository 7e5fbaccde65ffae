import { Counter, Histogram, type Registry } from 'prom-client';
import type { WatchedRequest } from '../http/watch.ts';

/** Requests by door and status. The door is one of nine words, so no address of a stranger becomes a label. */
export function createRequestMetrics(registry: Registry) {
  const requests = new Counter({
    name: 'gatehouse_http_requests_total',
    help: "Requests by door and status, without the bridge's question that gatehouse_bridge_validations_total counts.",
    labelNames: ['door', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time until the answer began, by door.',
    labelNames: ['door'],
    // A page takes a few milliseconds, a sign-in about a hundred, and the database times out after four seconds.
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    countRequest({ door, status, ms }: WatchedRequest): void {
      requests.inc({ door, status });
      durations.observe({ door }, ms / 1_000);
    },
  };
}
