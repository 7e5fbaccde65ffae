/**
 * Keeps the output of parallel parts in order. The first part that is not done prints at once. The output of each other
 * part is kept until it is that part's turn.
 */
export function takeTurns(count: number, say: (text: string) => void) {
  const speakers = Array.from({ length: count }, () => ({ kept: [] as string[], isDone: false }));
  let turn = 0;
  return speakers.map((speaker, index) => ({
    say: (text: string): void => void (index === turn ? say(text) : speaker.kept.push(text)),
    end(): void {
      speaker.isDone = true;
      while (speakers[turn]?.isDone) {
        turn += 1;
        for (const text of speakers[turn]?.kept.splice(0) ?? []) say(text);
      }
    },
  }));
}
