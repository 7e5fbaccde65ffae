import account from './account.ts';
import common from './common.ts';
import entry from './entry.ts';
import mails from './mails.ts';
import schema from './schema.ts';
import security from './security.ts';

/** All messages in French. */
export default { ...common, ...entry, ...account, ...security, ...schema, ...mails };
