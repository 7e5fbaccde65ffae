import { LANG, mailLinks, RETURN } from '../../shared/paths.ts';

type LinkName = keyof typeof mailLinks;

/** The name of the service in mails, and the origin of their links. */
export type Sender = { appName: string; url: string };

/** The addresses of the links in one mail. */
export type Links = {
  has(name: LinkName): boolean;
  to(name: LinkName, redirectTo?: string | null): string;
  page(path: string): string;
  /** The code beside the link; null when no browser could use a code. */
  code: string | null;
  /** The host of the page where the user types the code. */
  host: string;
};

/**
 * `secrets`: the part after `#` in each link. A link whose secret was erased leads to `/`. `asked`: the language that the
 * pages of the links are asked for; null for none.
 */
export function createLinks(
  secrets: Partial<Record<LinkName | 'code', string>>,
  url: string,
  asked: string | null = null,
): Links {
  return {
    has: (name) => secrets[name] !== undefined,
    to: (name, redirectTo) => {
      const [page, member] = mailLinks[name];
      const secret = secrets[name];
      if (secret === undefined) return `${url}/`;
      const query = [
        ...(redirectTo ? [`${RETURN}=${Buffer.from(redirectTo).toString('base64url')}`] : []),
        ...(asked === null ? [] : [`${LANG}=${asked}`]),
      ];
      const search = query.length > 0 ? `?${query.join('&')}` : '';
      return `${url}${page}${search}#${member}=${secret}`;
    },
    page: (path) => `${url}${path}`,
    code: secrets.code ?? null,
    host: new URL(url).host,
  };
}
