import type { LanguageTag } from '../../shared/words/languages.ts';
import type { CodeMark } from './code-mark.ts';
import type { BrowserMark } from './known-browsers.ts';
import type { Source } from './source.ts';

/** Who sent a request, as far as limits, the security log and mails need it. Nothing of it is verified. */
export type Caller = {
  source: Source;
  browser: BrowserMark;
  codes: CodeMark;
  /** The language that the request asks for; null when it asks for none that is offered. */
  language: LanguageTag | null;
};
