import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { BRIDGE, BRIDGE_SESSION } from '../../shared/paths.ts';
import { createAsyncContext } from '../async-context.ts';
import type { HeaderReader } from '../caller/header-reader.ts';
import type { Tracing } from './tracing.ts';

/** Milliseconds for one batch. A collector that does not answer costs memory for 2,048 spans, and nothing else. */
const EXPORT_TIMEOUT = 3_000;
/** Milliseconds at the end of the process. */
const CLOSE_WITHIN = 1_000;

const QUESTION = BRIDGE + BRIDGE_SESSION;

/** `tracestate` is ignored: it is free text of strangers, and this service asks nobody else. */
const getter: TextMapGetter<HeaderReader> = {
  get: (headers, name) => (name === 'traceparent' ? (headers.get(name) ?? undefined) : undefined),
  keys: () => [],
};

/** Traces by OpenTelemetry, sent as OTLP over HTTP. No global of OpenTelemetry is set. */
export function createOpenTelemetry(endpoint: string, version: string): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'gatehouse', 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000, exportTimeoutMillis: EXPORT_TIMEOUT }),
    ],
  });
  const tracer = provider.getTracer('gatehouse', version);
  const propagator = new W3CTraceContextPropagator();
  /** The span of the work that is running. */
  const current = createAsyncContext<Span>();

  const start = (name: string, kind: SpanKind, attributes: Attributes, parent?: Context): Span => {
    const running = current.get();
    const context = parent ?? (running ? trace.setSpan(ROOT_CONTEXT, running) : ROOT_CONTEXT);
    return tracer.startSpan(name, { kind, attributes }, context);
  };

  const startRequest = (method: string, route: string, requestId: string, headers: HeaderReader): Span => {
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'gatehouse.request_id': requestId,
    };
    const parent = propagator.extract(ROOT_CONTEXT, headers, getter);
    return start(`${method} ${route}`, SpanKind.SERVER, attributes, parent);
  };
  const endRequest = (span: Span, status: number): void => {
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };

  /** The message of an error may quote what a person typed, so the span says only that there was one. */
  const finish = async <Result>(span: Span, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await current.run(span, work);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };

  return {
    async traceRequest({ method, route, requestId, headers }, answer) {
      const span = startRequest(method, route, requestId, headers);
      await current.run(span, async () => endRequest(span, await answer()));
    },

    traceQuestion: (ask) => (headers, requestId) => {
      const span = startRequest('GET', QUESTION, requestId, headers);
      let reply: ReturnType<typeof ask> | undefined;
      const answered = current.run(span, async () => {
        reply = ask(headers, requestId);
        const late = await reply;
        endRequest(span, late.status);
        return late;
      });
      return reply instanceof Promise || reply === undefined ? answered : reply;
    },

    traceQuery: (name, run) =>
      current.get()
        ? finish(
            start(name, SpanKind.CLIENT, { 'db.system.name': 'postgresql', 'db.query.summary': name }),
            run,
          )
        : run(),

    traceWork: (name, work) => finish(start(name, SpanKind.INTERNAL, {}), work),

    close: () =>
      Promise.race([provider.shutdown().catch(() => {}), sleep(CLOSE_WITHIN, undefined, { ref: false })]),
  };
}
