import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { Board } from '../features/board/board.tsx';
import { basePath } from '../lib/base-url.ts';
import { i18n, loadTimelineWords } from '../lib/i18n.ts';
import { LiveProvider } from '../lib/live.ts';
import { signInNeeded } from '../lib/sign-in-needed.ts';
import { useStore } from '../lib/store.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { createQueryClient } from './query-client.ts';
import { Shell } from './shell.tsx';
import { loadPart } from '../lib/load-part.ts';

/** Most visits begin and end on the board, so the page of a process comes when it is asked for. */
const ProcessPage = lazy(async () => {
  const words = loadTimelineWords();
  const { ProcessPage } = await loadPart(() => import('../features/timeline/process-page.tsx'));
  await words;
  return { default: ProcessPage };
});

/** Needed once per browser, if at all. */
const SignIn = lazy(async () => ({ default: (await loadPart(() => import('./sign-in.tsx'))).SignIn }));

export function App() {
  const [client] = useState(createQueryClient);
  return (
    <I18nextProvider i18n={i18n}>
      <CrashBoundary>
        <QueryClientProvider client={client}>
          <Router base={basePath()}>
            <Pages />
          </Router>
        </QueryClientProvider>
      </CrashBoundary>
    </I18nextProvider>
  );
}

function Pages() {
  if (useStore(signInNeeded)) {
    return (
      <Suspense fallback={null}>
        <SignIn />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Shell>
        <CrashBoundary>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/">
                <Board />
              </Route>
              <Route path="/processes/:processId">
                <ProcessPage />
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
        </CrashBoundary>
      </Shell>
    </LiveProvider>
  );
}
