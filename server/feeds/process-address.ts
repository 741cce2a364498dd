import type { Process } from '../../shared/process.ts';

/** The page of a process. `address`: where the server is reached, without a slash at its end. */
export function processAddress(address: string, { processId, source }: Process): string {
  return `${address}/processes/${encode(processId)}?source=${encode(source)}`;
}

/** Half a character cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
