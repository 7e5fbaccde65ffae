/**
 * Calls every listener. An error of one listener is reported like any error of the page, and the others are still
 * called.
 */
export function notifyAll<Message>(listeners: Iterable<(message: Message) => void>, message: Message): void {
  for (const listener of [...listeners]) {
    try {
      listener(message);
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  }
}
