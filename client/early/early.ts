import { askEarly } from './early-answer.ts';
import { toQuestion } from './question.ts';
import { followTheme } from './theme.ts';

// Runs before anything is painted, in a script of its own (vite.config.ts): a theme that came later would flash,
// and a question that waits for the page's code is answered that much later.

followTheme();
const question = toQuestion(window.location.pathname);
if (question) askEarly(question);
