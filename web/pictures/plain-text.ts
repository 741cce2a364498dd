const forbidden = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** The same value without the characters that XML cannot hold in any form, in whatever depth a vendor sent them. */
export function plainText<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    typeof each === 'string' ? each.replace(forbidden, '\ufffd') : each,
  ) as T;
}
