import { cancelsChange } from '#messages/email-change.tsx';

/** The address a link is about, in a sentence. */
export const MailedAddress = ({ children }: { children: string }) => (
  <bdi className="wrap-anywhere font-medium text-ink">{children}</bdi>
);

/** Says which pending change of address ends with what the page does; nothing where there is none. */
export function CancelsChange({ to }: { to: string | undefined }) {
  return to && <p className="mb-5 text-muted">{cancelsChange(<MailedAddress>{to}</MailedAddress>)}</p>;
}
