import { mailLinks, RETURN } from '../../shared/paths.ts';

type LinkName = keyof typeof mailLinks;

/** What the sender is called, and where links lead. */
export type Sender = { appName: string; url: string };

/** Where the links of one mail lead. */
export type Links = {
  has(name: LinkName): boolean;
  to(name: LinkName, redirectTo?: string | null): string;
  page(path: string): string;
  /** The code beside the link; null where it is good nowhere. */
  code: string | null;
  /** Where the code is typed. */
  host: string;
};

/** `secrets`: what follows `#` in each link. One whose secret is not there any more leads to `/`. */
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
