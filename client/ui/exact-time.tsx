const long = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

/** A moment in full, for what lies ahead. */
export function ExactTime({ at }: { at: string }) {
  return <time dateTime={at}>{long.format(new Date(at))}</time>;
}
