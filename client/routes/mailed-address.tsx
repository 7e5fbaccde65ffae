/** The address a link is about, in a sentence. */
export const MailedAddress = ({ children }: { children: string }) => (
  <bdi className="wrap-anywhere font-medium text-ink">{children}</bdi>
);
