import { ANSWERS_ID, type PageAnswers } from '../../shared/page-answers.ts';

/** The answer of one procedure: one part of tRPC's envelope. */
export type Answer = { result?: { data?: unknown }; error?: { data?: unknown } };
type PreloadedAnswer = { input: string | undefined; answer: Promise<Answer> };

declare global {
  interface Window {
    /** The queries that preload.ts sent, by procedure, until the page's code takes their answers. */
    gatehousePreload?: Record<string, PreloadedAnswer>;
  }
}

/** Milliseconds until a request without an answer counts as an outage. The service's database timeout is shorter. */
export const ANSWER_TIMEOUT = 15_000;

export type Question = { url: string; procedures: readonly string[]; inputs: readonly unknown[] };

/** Sends the queries before the page's code is loaded. */
export function preloadAnswers({ url, procedures, inputs }: Question): void {
  const whole: Promise<Answer | Answer[]> = fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT),
  }).then((response) => response.json());
  const preloaded: Record<string, PreloadedAnswer> = {};
  procedures.forEach((procedure, index) => {
    const answer = whole.then((body) => (Array.isArray(body) ? (body[index] ?? {}) : body));
    answer.catch(() => {}); // the code that takes the answer reports the error
    preloaded[procedure] = { input: JSON.stringify(inputs[index]), answer };
  });
  window.gatehousePreload = preloaded;
}

/** True while preloaded answers exist that the page has not taken. */
export const isPreloading = (): boolean => window.gatehousePreload !== undefined;

/** True for a page whose answers are in its HTML, so that it needs no query. */
export const isAnswered = (): boolean => 'answered' in document.documentElement.dataset;

/**
 * Takes the answers in the page's HTML as preloaded answers. It removes them from the document, so that they do not
 * stay in the page after the user has signed out.
 */
export function adoptAnswers(): void {
  const element = document.getElementById(ANSWERS_ID);
  if (!element) return;
  element.remove();
  const answers: PageAnswers = JSON.parse(element.textContent);
  window.gatehousePreload = Object.fromEntries(
    Object.entries(answers).map(([procedure, { input, data }]) => [
      procedure,
      { input: JSON.stringify(input), answer: Promise.resolve({ result: { data } }) },
    ]),
  );
}

/** Drops the preloaded answers, because somebody has signed in or out since. */
export function dropPreloaded(): void {
  delete window.gatehousePreload;
}

/** Returns the answer if exactly this query was preloaded. Only once: a second call for it wants a new answer. */
export function takePreloaded(procedure: string, input?: unknown): Promise<Answer> | undefined {
  const preloaded = window.gatehousePreload?.[procedure];
  if (preloaded?.input !== JSON.stringify(input)) return undefined;
  delete window.gatehousePreload?.[procedure];
  return preloaded?.answer;
}
