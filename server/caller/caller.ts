import type { CodeMark } from './code-mark.ts';
import type { BrowserMark } from './known-browsers.ts';
import type { Source } from './source.ts';

/** Who sent a request, as far as limits, the security log and mails need it. Nothing of it is verified. */
export type Caller = { source: Source; browser: BrowserMark; codes: CodeMark };
