const said = new Set<string>();

/** Tells the developer of the site a sentence, once for each page. Nothing else shows it to them. */
export function say(sentence: string): void {
  // biome-ignore lint/suspicious/noConsole: for the developer of the site, who sees nothing else of it
  if (!said.has(sentence)) console.error(sentence);
  said.add(sentence);
}
