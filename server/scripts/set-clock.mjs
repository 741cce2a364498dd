/** Preloaded into a server whose pages become pictures: its clock starts at CLOCK_START, in epoch milliseconds. */
const start = Number(process.env['CLOCK_START']);
const now = () => Math.round(start + performance.now());

globalThis.Date = new Proxy(Date, {
  construct: (real, /** @type {unknown[]} */ given) =>
    /** @type {Date} */ (Reflect.construct(real, given.length === 0 ? [now()] : given)),
  get: (real, key) => (key === 'now' ? now : Reflect.get(real, key)),
});
