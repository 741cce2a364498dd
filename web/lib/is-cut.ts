import { onlineManager } from '@tanstack/react-query';

/** No network, says the browser, and the live line is down too: on a machine that serves itself the first alone means nothing. */
export function isCut(): boolean {
  return !onlineManager.isOnline() && !navigator.onLine;
}
