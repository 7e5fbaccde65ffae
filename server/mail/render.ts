import { fill } from '../../shared/words/template.ts';
import type { Block, Draft } from './blocks.ts';
import type { MailLanguage } from './mail-language.ts';
import type { Sender } from './mail-links.ts';

// The same design for all mails. It uses tables and inline styles, because mail programs support little else. The
// colours are the portal's; mail programs with a dark mode may change them.
const INK = '#1b1d1a';
const MUTED = '#5b5e57';
const LINE = '#e3e1d9';
const ACCENT = '#1d5f48';
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

const paragraph = (html: string, style = '') =>
  `<p style="margin:0 0 16px;overflow-wrap:anywhere;${style}">${html}</p>`;

/** A piece of HTML, in contrast to a text. */
type Html = { html: string };

function toHtml(block: Block, { direction, show }: MailLanguage): string {
  switch (block.kind) {
    case 'text':
      return paragraph(escapeHtml(block.text));
    case 'button':
      return paragraph(
        `<a href="${escapeHtml(block.href)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(block.label)}</a>`,
        'padding:8px 0',
      );
    case 'code':
      return paragraph(
        `<span dir="ltr">${escapeHtml(block.code)}</span>`,
        'font-family:ui-monospace,Menlo,Consolas,monospace;font-size:24px;font-weight:600;letter-spacing:2px',
      );
    case 'facts': {
      // Mail programs know no `text-align: start`.
      const [start, padding] = direction === 'rtl' ? ['right', '4px 0 4px 16px'] : ['left', '4px 16px 4px 0'];
      const rows = block.rows.map(
        ([label, value]) =>
          `<tr><th scope="row" style="padding:${padding};text-align:${start};font-weight:400;color:${MUTED};vertical-align:top;white-space:nowrap">${escapeHtml(label)}</th><td style="padding:4px 0;overflow-wrap:anywhere">${escapeHtml(show(value))}</td></tr>`,
      );
      return `<table style="margin:0 0 16px;border-collapse:collapse;font-size:15px">${rows.join('')}</table>`;
    }
    case 'aside':
      return `<div style="margin-top:24px;padding-top:16px;border-top:1px solid ${LINE};font-size:15px">${paragraph(
        `${escapeHtml(block.text)} <a href="${escapeHtml(block.href)}" style="color:${ACCENT};font-weight:600">${escapeHtml(block.label)}</a>`,
      )}</div>`;
  }
}

function toText(block: Block, { common }: MailLanguage['words']): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'button':
      return `${common.buttonLabel(block)}\n${block.href}`;
    case 'code':
      return block.code;
    case 'facts':
      return block.rows.map(([label, value]) => common.fact({ label, value })).join('\n');
    case 'aside':
      return `${block.text}\n${common.buttonLabel(block)}\n${block.href}`;
  }
}

/** Who sent the mail, with a link to the service. */
function toSender({ sentBy, show }: MailLanguage, url: string): string {
  const host = new URL(url).host;
  const link = (words: string): Html => ({
    html: `<a href="${escapeHtml(url)}" style="color:${MUTED}">${escapeHtml(words)}</a>`,
  });
  return fill<Html>(sentBy, { host, link }, { show, isolate: (element) => element })
    .map((item) => (typeof item === 'string' ? escapeHtml(item) : item.html))
    .join('');
}

/** The two bodies of a mail, with the same content. */
export function render(
  { heading, blocks }: Draft,
  { appName, url }: Sender,
  language: MailLanguage,
): { html: string; text: string } {
  const { tag, direction, show, words } = language;
  // On the table too: some mail programs show only what is inside of the body.
  const spoken = `lang="${tag}" dir="${direction}"`;
  const html = `<!doctype html>
<html ${spoken}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f6f5f1;color:${INK};${FONT};font-size:16px;line-height:1.5">
<table role="presentation" ${spoken} width="100%" style="max-width:560px;margin:0 auto;border-collapse:collapse"><tr><td style="padding:0 8px 12px;color:${MUTED};font-weight:600">${escapeHtml(show(appName))}</td></tr>
<tr><td style="padding:28px 28px 12px;border:1px solid ${LINE};border-radius:12px;background:#ffffff">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(heading)}</h1>
${blocks.map((block) => toHtml(block, language)).join('\n')}
</td></tr><tr><td style="padding:12px 8px;color:${MUTED};font-size:13px">${toSender(language, url)}</td></tr></table>
</body>
</html>
`;
  // A sign that isolates text would become a part of the link, so the address stands outside of the sentence.
  const signature = `-- \n${words.common.signature({ appName })} ${url}`;
  const parts = [heading, ...blocks.map((block) => toText(block, words)), signature];
  return { html, text: `${parts.join('\n\n')}\n` };
}
