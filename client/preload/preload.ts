import { holdSubmit } from './held-submit.ts';
import { holdsLink } from './link-held.ts';
import { tellMissingCode } from './missing-code.ts';
import { isAnswered, preloadAnswers } from './preloaded-answer.ts';
import { followPresses } from './press.ts';
import { toQuestion } from './question.ts';
import { repairLink } from './repair-link.ts';
import { followTheme } from './theme.ts';

// Runs before anything is painted, in a script of its own (vite.config.ts): a theme that came later would flash,
// a question that waits for the page's code is answered that much later, and a form that is there already could be sent.

repairLink();
followTheme();
tellMissingCode();
holdSubmit();
followPresses();
// What is painted early is not what they came for: why they were led here has to be said first, or what a link is good for.
if (window.history.state?.signOutRedirect || holdsLink()) document.documentElement.dataset.led = '';
const question = isAnswered() ? null : toQuestion(window.location.pathname);
if (question) preloadAnswers(question);
