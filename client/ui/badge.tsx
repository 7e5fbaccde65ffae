/** A label that marks one item of several. */
export function Badge({ children }: { children: string }) {
  return <span className="rounded-full bg-accent-soft px-2 font-medium text-accent text-sm">{children}</span>;
}
