import type { SessionQuestion } from '../bridge/session.ts';
import type { TraceQuery } from '../db/trace-queries.ts';
import type { TraceRequest } from '../http/watch.ts';

/** What a service with `OTEL_EXPORTER_OTLP_ENDPOINT` traces. No span contains a query, a header, or an id of a person. */
export type Tracing = {
  traceRequest: TraceRequest;
  /** The bridge's question on the fast path, which does not pass the middleware. */
  traceQuestion: (ask: SessionQuestion) => SessionQuestion;
  /** Statements outside a request or a mail are not traced. */
  traceQuery: TraceQuery;
  /** A piece of work of this process: a part of the request that is running, or a trace of its own. */
  traceWork: <Result>(name: 'password hash' | 'mail', work: () => Promise<Result>) => Promise<Result>;
  /** Sends what is left, within a second. */
  close(): Promise<void>;
};

/** Loads OpenTelemetry only when there is a collector: it takes a tenth of a second to load. */
export const openTracing = async (
  endpoint: string | undefined,
  version: string,
): Promise<Tracing | undefined> =>
  endpoint === undefined
    ? undefined
    : (await import('./open-telemetry.ts')).createOpenTelemetry(endpoint, version);
