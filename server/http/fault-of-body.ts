/** Why there is no body to a number. */
export function faultOfBody(delivery: { keptSha256: string | null } | null) {
  if (!delivery) return 'delivery_not_found';
  return delivery.keptSha256 === null ? 'body_erased' : 'body_damaged';
}
