/** Tells everybody; one that throws is reported like any error of the page, and the others still hear. */
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
