import { pages } from '../../shared/paths.ts';
import { askEarly } from './early-answer.ts';
import { holdSubmit } from './held-submit.ts';
import { tellMissingCode } from './missing-code.ts';
import { toQuestion } from './question.ts';
import { repairLink } from './repair-link.ts';
import { followTheme } from './theme.ts';

// Runs before anything is painted, in a script of its own (vite.config.ts): a theme that came later would flash,
// a question that waits for the page's code is answered that much later, and a form that is there already could be sent.

repairLink();
followTheme();
tellMissingCode();
if (window.location.pathname === pages.signIn) holdSubmit();
// Reloaded where somebody was led: why they are here has to be said first.
if (window.history.state?.departure) document.documentElement.dataset.led = '';
const question = toQuestion(window.location.pathname);
if (question) askEarly(question);
