const LOOK_EVERY = 200; // ms

/** The shell that npm puts in between ends on SIGTERM without passing it on. So its end is a SIGTERM to this process. */
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
