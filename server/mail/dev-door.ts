import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { isLoopback } from '../../shared/loopback.ts';
import { DEV_MAIL } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import { NO_STORE } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { toAppError, toProblem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { Mailer } from './mailer.ts';
import type { QueuedMail } from './outbox.ts';
import { render } from './render.ts';
import { SAMPLES } from './samples.ts';
import { writeLetter } from './templates.ts';
import type { Message } from './transport.ts';

export type DevMailDeps = { mailer: Mailer; url: string; log: Log };

const MOST = 100;
// Names and ids without encoded characters, so that each address has one spelling.
const TEMPLATE = `${DEV_MAIL}/templates/:name{[\\w-]+}` as const;
const MAIL = `${DEV_MAIL}/:id{[\\w-]+}` as const;
/** Mails contain their own styles and load nothing. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Shows the mails of the outbox to a developer on the same machine. The mails contain links that open accounts, so the
 * door answers `not_found` in production, when a mail server is configured, behind a proxy, and to other machines.
 */
export function createDevMailDoor({ mailer, url, log }: DevMailDeps) {
  const door = new Hono<HttpEnv>();
  const { outbox, sender } = mailer;

  /** The mail as a message; empty for a mail of another version that this version cannot write. */
  const readable = async (mail: QueuedMail): Promise<Message[]> => {
    try {
      const finished = await mailer.finish(mail);
      return finished ? [await mailer.read(finished)] : [];
    } catch {
      return [];
    }
  };

  const isHere = (c: Context<HttpEnv>): boolean => {
    const peer = c.env?.incoming?.socket.remoteAddress ?? '';
    const { hostname } = new URL(c.req.url);
    const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
      c.req.header(name),
    );
    // A site whose name resolves to this machine (DNS rebinding) must not read the mails either.
    return (
      isLoopbackPeer(peer) && !isForwarded && (isLoopback(hostname) || hostname === new URL(url).hostname)
    );
  };

  door.use(`${DEV_MAIL}/*`, async (c, next) => {
    if (!mailer.isKeptHere || !isHere(c)) throw new AppError('not_found');
    c.header('Cache-Control', NO_STORE);
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  });

  door.get(DEV_MAIL, async (c) => {
    const mails = (await Promise.all((await outbox.latest(MOST)).map(readable))).flat();
    if (!c.req.header('accept')?.includes('text/html')) return c.json(mails.map(toJson));
    return page(
      c,
      'Mails',
      mails.map(({ id, to, subject, createdAt }) => ({
        href: `${DEV_MAIL}/${id}`,
        title: subject,
        note: `to ${to}, ${createdAt.toISOString()}`,
      })),
    );
  });

  door.get(`${DEV_MAIL}/templates`, (c) =>
    page(
      c,
      'Templates',
      SAMPLES.map(({ template }) => ({
        href: `${DEV_MAIL}/templates/${template}`,
        title: template,
        note: '',
      })),
    ),
  );
  door.get(TEMPLATE, async (c) => {
    const sample = SAMPLES.find(({ template }) => template === c.req.param('name'));
    if (!sample) throw new AppError('not_found');
    const language = await mailer.languages.find(c.req.queries('lang') ?? []);
    return show(c, render(writeLetter(sample, sender, language), sender, language).html);
  });
  door.get(MAIL, async (c) => {
    const queued = await outbox.find(c.req.param('id'));
    const mail = queued && (await mailer.finish(queued));
    if (!mail) throw new AppError('not_found');
    return show(c, (await mailer.read(mail)).html);
  });
  for (const path of [DEV_MAIL, TEMPLATE, MAIL]) door.all(path, (c) => refuseMethod(c, 'GET', 'HEAD'));
  door.all(`${DEV_MAIL}/*`, () => Promise.reject(new AppError('not_found')));
  door.onError((error, c) => toProblem(c, toAppError(error), log));

  const show = (c: Context<HttpEnv>, body: string) =>
    c.html(body, 200, { 'Content-Security-Policy': POLICY });

  const page = (
    c: Context<HttpEnv>,
    title: string,
    rows: readonly { href: string; title: string; note: string }[],
  ) => {
    const list = rows.map(
      (row) => html`<li><a href="${row.href}">${row.title}</a><br><small>${row.note}</small></li>`,
    );
    const body = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui}li{margin:0 0 1rem;overflow-wrap:anywhere}</style></head>
<body><h1>${title}</h1><p>Development only. <a href="${DEV_MAIL}">Mails</a> · <a href="${DEV_MAIL}/templates">Templates</a></p>
${list.length > 0 ? html`<ol reversed>${list}</ol>` : raw('<p>Nothing was mailed yet.</p>')}</body></html>`;
    return c.html(body, 200, { 'Content-Security-Policy': POLICY });
  };

  return door;
}

const isLoopbackPeer = (address: string): boolean => /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i.test(address);

const toJson = ({ id, to, subject, text, html: body, createdAt }: Message) => ({
  id,
  to,
  subject,
  text,
  html: body,
  createdAt: createdAt.toISOString(),
});
