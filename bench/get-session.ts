import { createServer } from 'node:http';
import { createAuth } from '../server/auth/auth.ts';
import { createLog } from '../server/log.ts';
import { createLifetime } from '../server/session/lifetime.ts';
import { openMigrated } from './database.ts';
import { SECRET } from './people.ts';

// A service without an engine of its own: `auth.api.getSession` for each request, behind bare node:http.

const log = createLog();
const { db } = await openMigrated(process.env.DATABASE_URL ?? '');
const auth = createAuth({
  config: {
    url: 'http://localhost:3001',
    secret: SECRET,
    trustedOrigins: [],
    cookieDomain: undefined,
  },
  db,
  lifetime: createLifetime(30),
  invalidate: () => {},
  log,
});

createServer(async (request, response) => {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' });
  const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  const body = JSON.stringify(session);
  response.writeHead(session ? 200 : 401, { 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
