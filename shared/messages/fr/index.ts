import account from './account.ts';
import entry from './entry.ts';
import everyPage from './every-page.ts';
import mails from './mails.ts';
import schema from './schema.ts';
import security from './security.ts';

/** All messages in French. */
export default { ...everyPage, ...entry, ...account, ...security, ...schema, ...mails };
