import { createStore } from './store.ts';

/** True once the server has refused this browser for want of a sign-in; the app then shows that page. */
export const signInNeeded = createStore(false);
