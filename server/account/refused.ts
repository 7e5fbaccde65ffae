import type { RawAnswer } from './raw-call.ts';

/** Thrown to roll back a transaction and to answer the call with a refusal. */
export class Refused extends Error {
  readonly answer: RawAnswer;
  constructor(answer: RawAnswer) {
    super('the transaction was rolled back');
    this.answer = answer;
  }
}
