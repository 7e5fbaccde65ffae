import { toPageQuestions } from '../../shared/page-questions.ts';
import { TRPC } from '../../shared/paths.ts';
import type { Question } from './preloaded-answer.ts';

/** The queries that the page at `path` sends first, as one request. Null when it sends none. */
export function toQuestion(path: string): Question | null {
  const asked = toPageQuestions(path);
  if (asked.length === 0) return null;
  const procedures = asked.map(({ procedure }) => procedure);
  const inputs = asked.map(({ input }) => input);
  if (asked.length === 1) return { url: `${TRPC}/${procedures}`, procedures, inputs };
  const input = encodeURIComponent(JSON.stringify({ ...inputs }));
  return { url: `${TRPC}/${procedures.join()}?batch=1&input=${input}`, procedures, inputs };
}
