/** Milliseconds. A page that was hidden for this long needs no events. */
const HIDDEN_MOST = 5 * 60_000;

/**
 * Runs `start` when the page becomes visible, and the function that `start` returned when the page was hidden for a
 * while, so that a tab left open over night does not keep the database awake. Returns a function that stops this
 * permanently.
 */
export function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(hiding);
    stop?.();
    stop = undefined;
  };
  const update = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(end, HIDDEN_MOST);
    else stop ??= start();
  };
  update();
  document.addEventListener('visibilitychange', update);
  return () => {
    document.removeEventListener('visibilitychange', update);
    end();
  };
}
