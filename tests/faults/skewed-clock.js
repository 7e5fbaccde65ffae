// Loaded before the service (`node --import`): its wall clock is CLOCK_SKEW_MS milliseconds wrong, as `Date` says it.
// The monotonic clock stays as it is.
const skew = Number(process.env.CLOCK_SKEW_MS);
const TrueDate = Date;
const now = () => TrueDate.now() + skew;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
