import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../server/metrics/metrics.ts';

// The files for Prometheus and Grafana name nothing that the service does not export.

const DOCS = resolve(import.meta.dirname, '../../docs');
const read = (path: string) => readFileSync(join(DOCS, path), 'utf8');

type Rule = {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
};
type Panel = { title: string; targets: { expr: string; legendFormat: string }[] };

const rules = (parse(read('operations/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const { panels } = JSON.parse(read('operations/grafana-dashboard.json')) as { panels: Panel[] };
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) =>
    // Grafana writes its own interval there.
    targets.map(({ expr }) => [title, expr.replaceAll('$__rate_interval', '5m')] as const),
  ),
];

/** The names of an expression: each metric with the labels of its selector, and the labels that it is grouped by. */
function readNames(expression: string) {
  const metrics = new Set<string>();
  const labels = new Set<string>();
  const faults: string[] = [];
  const cursor = parser.parse(expression).cursor();
  do {
    const text = expression.slice(cursor.from, cursor.to);
    if (cursor.type.isError) faults.push(text);
    const inside = cursor.node.parent?.name;
    if (cursor.name === 'Identifier' && inside === 'VectorSelector') metrics.add(text);
    if (cursor.name === 'LabelName') labels.add(text);
  } while (cursor.next());
  return { metrics, labels, faults };
}

/** What Prometheus knows: each name that is exported, with its labels. */
const exported = new Map<string, Set<string>>([['up', new Set()]]);
/** The labels that Prometheus adds itself. */
const ADDED = ['job', 'instance'];

beforeAll(async () => {
  const metrics = createMetrics('test');
  metrics.observe({
    measurePool: () => null,
    hashQueue: { countWaiting: () => 0, watch: () => {} },
    changeListener: { subscribe: () => {}, describe: () => ({ provenSecondsAgo: 0 }) },
    lookAtDatabase: async () => ({ isReady: true, backlog: null }),
    streams: { bridge: () => 0, page: () => 0 },
  });
  for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
    const { labelNames } = metrics.registry.getSingleMetric(name) as unknown as { labelNames: string[] };
    const labels = new Set([...labelNames, ...ADDED]);
    if (String(type) !== 'histogram') exported.set(name, labels);
    else
      for (const suffix of ['_bucket', '_sum', '_count'])
        exported.set(name + suffix, new Set([...labels, 'le']));
  }
});

describe.each(expressions)('the expression of %s', (_, expression) => {
  it('is PromQL, and names metrics and labels that are exported', () => {
    const { metrics, labels, faults } = readNames(expression);
    expect(faults).toEqual([]);
    expect(metrics.size).toBeGreaterThan(0);
    for (const name of metrics) expect([...exported.keys()]).toContain(name);
    const known = new Set([...ADDED, ...[...metrics].flatMap((name) => [...(exported.get(name) ?? [])])]);
    for (const label of labels) expect([...known], expression).toContain(label);
  });
});

describe('the alert rules', () => {
  it.each(rules)('$alert says what to do', ({ annotations, labels, for: duration }) => {
    expect(annotations.summary).not.toBe('');
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(duration).toMatch(/^\d+m$/);
    const [file, anchor] = annotations.runbook.split('#');
    expect(file).toBe('docs/operations.md');
    const headings = [...read('operations.md').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(headings).toContain(anchor);
  });

  it('are ten', () => {
    expect(rules).toHaveLength(10);
  });
});

describe('the dashboard', () => {
  it('names labels of its own expressions in its legends', () => {
    for (const { targets } of panels)
      for (const { expr, legendFormat } of targets)
        for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
          expect([...readNames(expr.replaceAll('$__rate_interval', '5m')).labels]).toContain(label);
  });
});

describe('docs/monitoring.md', () => {
  it('describes each metric of Gatehouse, and no other', () => {
    const described = new Set(
      [...read('monitoring.md').matchAll(/`(gatehouse_[a-z_]+)[`{]/g)].map(([, name]) => name),
    );
    const own = [...exported.keys()]
      .filter((name) => name.startsWith('gatehouse_'))
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
    expect([...described].toSorted()).toEqual([...new Set(own)].toSorted());
  });
});
