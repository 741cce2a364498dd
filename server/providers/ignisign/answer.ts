/** The vendor looks at the status alone; the body is for whoever reads its list of deliveries. */
export function accept(): string {
  return '{"received":true}';
}

export function refuse(_vendorType: string | null, reason: string): string {
  return JSON.stringify({ received: false, error: reason });
}
