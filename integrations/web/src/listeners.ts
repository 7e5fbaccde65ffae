/**
 * Calls every listener. An error of one listener is reported like any error of the page, and the others are still
 * called.
 */
export function tellAll<News>(listeners: Iterable<(news: News) => void>, news: News): void {
  for (const listener of [...listeners]) {
    try {
      listener(news);
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  }
}
