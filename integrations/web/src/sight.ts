/** Milliseconds. A page that is out of sight for this long has nobody to tell anything to. */
const HIDDEN_MOST = 5 * 60_000;

/**
 * Runs `start` whenever the page is in sight, and what it returned once the page has been out of sight
 * for a while: a tab left open over night keeps no database awake. Returns how to stop for good.
 */
export function whileInSight(start: () => () => void): () => void {
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
