import type { LinkFacts } from '../../shared/account.ts';
import type { MailLink } from '../../shared/paths.ts';
import { toFailure } from '../api/failure.ts';
import { isSpent, readLink } from '../api/mail-link.ts';
import { type LinkSecret, takeLinkSecret } from '../session/link-secret.ts';
import { LazyAgree } from './lazy-agree.ts';
import { LazyChoosePassword } from './lazy-choose-password.ts';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';
import { LazyCreatePasskey } from './lazy-create-passkey.ts';

/** `facts` is null when the link can no longer be used; then `why` is the reason, if the service knows it. */
export type OpenedLink = LinkSecret & { facts: LinkFacts | null; why?: string | undefined };

/**
 * The links by page, for a retry after an outage, when the address bar no longer has the secret. A reload drops them.
 */
const taken = new Map<string, LinkSecret>();

/** The part of the page that loads for the link. */
function findPart(link: MailLink, { withoutPassword, needsPassword }: LinkFacts) {
  if (link === 'resetPassword') return LazyChoosePassword;
  if (link === 'notMe') return;
  if (link !== 'verifyEmail') return LazyAgree;
  if (withoutPassword) return LazyCreatePasskey;
  return needsPassword ? LazyConfirmByPassword : undefined;
}

/**
 * Reads what the page's link can do, and loads what the page then shows; null without a link. Throws ApiError, for example in an outage, which does not
 * mean that the link has expired.
 */
export async function openLink(page: string, hash: string): Promise<OpenedLink | null> {
  const link = takeLinkSecret(page, hash) ?? taken.get(page);
  if (!link) return null;
  taken.set(page, link);
  try {
    const facts = await readLink(link.link, link.secret);
    await findPart(link.link, facts)?.preload?.();
    return { ...link, facts };
  } catch (error) {
    if (!isSpent(error)) throw error;
    return { ...link, facts: null, why: toFailure(error).fields?.token };
  }
}
