import { ANSWERS_ID, type PageAnswers } from '../../shared/page-answers.ts';

/** What one procedure answered: one part of tRPC's envelope. */
export type Answer = { result?: { data?: unknown }; error?: { data?: unknown } };
type PreloadedAnswer = { input: string | undefined; answer: Promise<Answer> };

declare global {
  interface Window {
    /** What preload.ts asked, by procedure, until the page's own code takes it over. */
    gatehousePreload?: Record<string, PreloadedAnswer>;
  }
}

/** Milliseconds after which no answer counts as an outage; the service gives up on its database sooner. */
export const ANSWER_TIMEOUT = 15_000;

export type Question = { url: string; procedures: readonly string[]; inputs: readonly unknown[] };

/** Asks before the code is here that wants to know. */
export function preloadAnswers({ url, procedures, inputs }: Question): void {
  const whole: Promise<Answer | Answer[]> = fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT),
  }).then((response) => response.json());
  const preloaded: Record<string, PreloadedAnswer> = {};
  procedures.forEach((procedure, index) => {
    const answer = whole.then((body) => (Array.isArray(body) ? (body[index] ?? {}) : body));
    answer.catch(() => {}); // told by whoever takes it
    preloaded[procedure] = { input: JSON.stringify(inputs[index]), answer };
  });
  window.gatehousePreload = preloaded;
}

/** True while something was asked early, and is not taken yet. */
export const isPreloading = (): boolean => window.gatehousePreload !== undefined;

/** True for a page that came with its answers: nothing is left to ask. */
export const isAnswered = (): boolean => 'answered' in document.documentElement.dataset;

/**
 * Takes the answers that the page came with as if they had been asked for early. They leave the page: it shows what is
 * true of the person for as long as they are signed in.
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

/** Forgets what was asked early: somebody signed in or out since. */
export function dropPreloaded(): void {
  delete window.gatehousePreload;
}

/** The answer if just this was asked early; only once, for whoever asks again wants to know anew. */
export function takePreloaded(procedure: string, input?: unknown): Promise<Answer> | undefined {
  const preloaded = window.gatehousePreload?.[procedure];
  if (preloaded?.input !== JSON.stringify(input)) return undefined;
  delete window.gatehousePreload?.[procedure];
  return preloaded?.answer;
}
