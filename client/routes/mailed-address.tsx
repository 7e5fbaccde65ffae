import { part } from '../words/part.ts';

const words = part('emailChange');

/** The address that a link is about, inside a sentence. */
export const MailedAddress = ({ children }: { children: string }) => (
  <bdi className="wrap-anywhere font-medium text-ink">{children}</bdi>
);

/** Names the pending email change that the page's action cancels; nothing when there is none. */
export function CancelsChange({ to }: { to: string | undefined }) {
  return (
    to && (
      <p className="mb-5 text-muted">{words.cancelsChange({ email: <MailedAddress>{to}</MailedAddress> })}</p>
    )
  );
}
