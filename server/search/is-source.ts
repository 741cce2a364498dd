import { caseless } from './caseless.ts';

/** Whether a source is called so: by its slug, or by its whole address, as `cellosign/hr`. `name` is caseless. */
export function isSource(provider: string, slug: string, name: string): boolean {
  const own = caseless(slug);
  return own === name || `${provider}/${own}` === name;
}
