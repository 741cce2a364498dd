/** Why a request failed, in one technical word. Where the platform's fetch tells no more than that, the reason lies below. */
export function causeOf(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : { name: 'Error', cause: null };
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : name;
}
