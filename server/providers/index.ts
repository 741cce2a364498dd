import { cellosign } from './cellosign/cellosign.ts';
import { ignisign } from './ignisign/ignisign.ts';
import type { Provider } from './provider.ts';

/** Every vendor we understand. Adding one is a folder, a line here, and passing the suite. */
export const providers: readonly Provider[] = [cellosign, ignisign];

export function providerOf(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
