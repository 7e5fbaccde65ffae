import { createServer } from 'node:https';
import { findFreePort } from '../../server/http/free-port.ts';
import { TEXTBOOK_APART, TEXTBOOK_APART_ENV } from '../setup/textbook.ts';
import { blockThirdPartyCookies, openBrowser } from './browser.ts';
import { makeCertificate } from './certificate.ts';
import { listenOn } from './listener.ts';
import { startNginx } from './nginx-process.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';
import { serveStaticSite } from './static-site.ts';
import { startUvicorn } from './uvicorn-process.ts';

const { GATEHOUSE_URL: ACCOUNTS, TUTOR_URL: TUTOR, SITE_URL: SITE, BASE_URL } = TEXTBOOK_APART_ENV;
const hostOf = (origin: string) => new URL(origin).hostname;

/**
 * The example textbook, Gatehouse and the FastAPI example, each under https on a registrable domain of its own, and a
 * browser that blocks third-party cookies. Puts everything that has to be closed into `opened`.
 */
export async function openThreeDomains(opened: AsyncDisposable[]) {
  const folder = await openFolderWithDatabase();
  opened.push(folder);
  const certificate = makeCertificate(folder.path, [ACCOUNTS, TUTOR, SITE].map(hostOf));
  const [site, accounts, tutor] = [await findFreePort(), await findFreePort(), await findFreePort()];
  opened.push(await listenOn(createServer(certificate, serveStaticSite(TEXTBOOK_APART, BASE_URL)), site));

  const inside = await findFreePort();
  const service = startService(
    {
      PORT: String(inside),
      BETTER_AUTH_URL: ACCOUNTS,
      TRUSTED_ORIGINS: SITE,
      TRUSTED_PROXIES: '127.0.0.1',
    },
    folder.path,
  );
  opened.push({
    async [Symbol.asyncDispose]() {
      service.kill('SIGTERM');
      await service.exited;
    },
  });
  await service.ready;
  opened.push(
    await startNginx({
      snippet: 'nginx-accounts.conf',
      folder: folder.path,
      certificate,
      port: accounts,
      replace: { '127.0.0.1:3001': `127.0.0.1:${inside}`, 'accounts.example.com': hostOf(ACCOUNTS) },
    }),
  );

  const tls = ['--ssl-certfile', certificate.certFile, '--ssl-keyfile', certificate.keyFile];
  const api = { GATEHOUSE_URL: `http://127.0.0.1:${inside}`, SITE_ORIGINS: SITE };
  opened.push(await startUvicorn(api, ['--port', String(tutor), ...tls]));

  const browser = await openBrowser({
    [hostOf(SITE)]: site,
    [hostOf(ACCOUNTS)]: accounts,
    [hostOf(TUTOR)]: tutor,
  });
  opened.push({ [Symbol.asyncDispose]: () => browser.close() });
  return {
    /** The address of Gatehouse for programs of this machine. */
    inside: `http://127.0.0.1:${inside}`,
    book: `${SITE}${BASE_URL}`,
    /** A browser without cookies and storage. */
    async openReader() {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      return {
        context,
        async openTab() {
          const page = await context.newPage();
          await blockThirdPartyCookies(page);
          return page;
        },
        [Symbol.asyncDispose]: () => context.close(),
      };
    },
  };
}
