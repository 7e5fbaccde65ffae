const LOOK_EVERY = 200; // ms

/** npm's shell does not forward SIGTERM to this process. When the shell ends, this process sends SIGTERM to itself. */
export function followParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY);
  watch.unref();
}
