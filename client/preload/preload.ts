import { dropLanguage } from './drop-language.ts';
import { holdsLink } from './link-held.ts';
import { tellMissingCode } from './missing-code.ts';
import { postponeSubmit } from './postponed-submit.ts';
import { isAnswered, preloadAnswers } from './preloaded-answer.ts';
import { followPresses } from './press.ts';
import { toQuestion } from './question.ts';
import { repairLink } from './repair-link.ts';
import { followTheme } from './theme.ts';

// Runs before the first paint, as a script of its own (vite.config.ts). A theme that is applied later would flash. A
// query that waits for the page's code would be answered later. A form that is already visible could be submitted.

repairLink();
dropLanguage();
followTheme();
tellMissingCode();
postponeSubmit();
followPresses();
// Hides the prerendered content when something else has to come first: why the user was redirected here, where a mail was
// sent before the language changed, or what the link can do.
const { signOutRedirect, mailedTo } = window.history.state ?? {};
if (signOutRedirect || mailedTo || holdsLink()) document.documentElement.dataset.hideContent = '';
if (!('PublicKeyCredential' in window)) document.documentElement.dataset.noPasskeys = '';
const question = isAnswered() ? null : toQuestion(window.location.pathname);
if (question) preloadAnswers(question);
