/** A word that sets one of several apart. */
export function Badge({ children }: { children: string }) {
  return <span className="rounded-full bg-accent-soft px-2 font-medium text-accent text-sm">{children}</span>;
}
