import { cancelsChange } from '#messages/email-change.tsx';
import { MailedAddress } from './mailed-address.tsx';

/** Says which pending change of address ends with what the page does; nothing where there is none. */
export function CancelsChange({ to }: { to: string | undefined }) {
  return to && <p className="mb-5 text-muted">{cancelsChange(<MailedAddress>{to}</MailedAddress>)}</p>;
}
