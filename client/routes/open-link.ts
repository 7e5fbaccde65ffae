import type { LinkFacts } from '../../shared/account.ts';
import { toFailure } from '../api/failure.ts';
import { isSpent, readLink } from '../api/mail-link.ts';
import { type LinkSecret, takeLinkSecret } from '../session/link-secret.ts';

/** `facts` is null of a link that is worth nothing any more; `why`, where the service knows. */
export type OpenedLink = LinkSecret & { facts: LinkFacts | null; why?: string | undefined };

/** By page, to ask again with after an outage: the address bar has lost it by then. A reload forgets it. */
const taken = new Map<string, LinkSecret>();

/** Asks what the link that led to a page is good for; null without one. Throws ApiError: an outage is no expiry. */
export async function openLink(page: string, hash: string): Promise<OpenedLink | null> {
  const link = takeLinkSecret(page, hash) ?? taken.get(page);
  if (!link) return null;
  taken.set(page, link);
  try {
    return { ...link, facts: await readLink(link.link, link.secret) };
  } catch (error) {
    if (!isSpent(error)) throw error;
    return { ...link, facts: null, why: toFailure(error).fields?.token };
  }
}
