import { mailLinks, RETURN } from '../../shared/paths.ts';

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

/** `secrets`: the part after `#` in each link. A link whose secret was erased leads to `/`. */
export function createLinks(secrets: Partial<Record<LinkName | 'code', string>>, url: string): Links {
  return {
    has: (name) => secrets[name] !== undefined,
    to: (name, redirectTo) => {
      const [page, member] = mailLinks[name];
      const secret = secrets[name];
      if (secret === undefined) return `${url}/`;
      const back = redirectTo ? `?${RETURN}=${Buffer.from(redirectTo).toString('base64url')}` : '';
      return `${url}${page}${back}#${member}=${secret}`;
    },
    page: (path) => `${url}${path}`,
    code: secrets.code ?? null,
    host: new URL(url).host,
  };
}
