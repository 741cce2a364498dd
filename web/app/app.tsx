import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { Board } from '../features/board/board.tsx';
import { basePath } from '../lib/base-url.ts';
import { i18n, loadWords } from '../lib/i18n.ts';
import { LiveProvider } from '../lib/live.ts';
import { createPart, loadAtFirstMove, usePart } from '../lib/part.ts';
import { deliveriesPath, settingsPath, stationsPath, wallboardPath } from '../lib/paths.ts';
import { signInNeeded } from '../lib/sign-in-needed.ts';
import { useStore } from '../lib/store.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { createQueryClient } from './query-client.ts';
import { Shell } from './shell.tsx';

/** Most visits begin on the board, so the page of a process does not come with it; but soon after. */
const timelinePages = createPart(async () => {
  const [{ TimelinePages }] = await Promise.all([
    import('../features/timeline/timeline-pages.tsx'),
    loadWords('timeline'),
  ]);
  return { TimelinePages };
});
const sourcePages = createPart(async () => {
  const [{ SourcesPage }, { SourcePage }] = await Promise.all([
    import('../features/sources/sources-page.tsx'),
    import('../features/sources/source-page.tsx'),
    loadWords('sources'),
  ]);
  return { SourcesPage, SourcePage };
});
const stationsPage = createPart(async () => {
  const [{ StationsPage }] = await Promise.all([
    import('../features/board/stations/stations-page.tsx'),
    loadWords('stations'),
  ]);
  return { StationsPage };
});
const wallboard = createPart(async () => {
  const [{ Wallboard }] = await Promise.all([
    import('../features/board/wallboard/wallboard.tsx'),
    loadWords('wallboard'),
  ]);
  return { Wallboard };
});
const deliveriesPage = createPart(async () => {
  const [{ DeliveriesPage }] = await Promise.all([
    import('../features/deliveries/deliveries-page.tsx'),
    loadWords('deliveries'),
  ]);
  return { DeliveriesPage };
});
const settingsPage = createPart(async () => {
  const [{ SettingsPage }] = await Promise.all([
    import('../features/settings/settings-page.tsx'),
    loadWords('settings'),
  ]);
  return { SettingsPage };
});
loadAtFirstMove([timelinePages, stationsPage, deliveriesPage, sourcePages, settingsPage]);

/** Needed once per browser, if at all. */
const signIn = createPart(async () => {
  const [{ SignIn }] = await Promise.all([import('./sign-in.tsx'), loadWords('aside')]);
  return { SignIn };
});

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
  if (useStore(signInNeeded)) return <SignIn />;
  return (
    <LiveProvider>
      <Switch>
        <Route path={wallboardPath}>
          <CrashBoundary>
            <Wallboard />
          </CrashBoundary>
        </Route>
        <Route>
          <Framed />
        </Route>
      </Switch>
    </LiveProvider>
  );
}

/** All pages but the one that has the whole screen. */
function Framed() {
  return (
    <Shell>
      <CrashBoundary>
        <Switch>
          <Route path="/">
            <Board />
          </Route>
          <Route path="/processes/:processId">
            <TimelinePages />
          </Route>
          <Route path="/compare">
            <TimelinePages />
          </Route>
          <Route path={stationsPath}>
            <StationsPage />
          </Route>
          <Route path={deliveriesPath}>
            <DeliveriesPage />
          </Route>
          <Route path="/sources">
            <SourcesPage />
          </Route>
          <Route path="/sources/:sourceId">
            <SourcePage />
          </Route>
          <Route path={settingsPath}>
            <SettingsPage />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </CrashBoundary>
    </Shell>
  );
}

function TimelinePages() {
  const here = usePart(timelinePages);
  return here === null ? null : <here.TimelinePages />;
}

function StationsPage() {
  const here = usePart(stationsPage);
  return here === null ? null : <here.StationsPage />;
}

function Wallboard() {
  const here = usePart(wallboard);
  return here === null ? null : <here.Wallboard />;
}

function DeliveriesPage() {
  const here = usePart(deliveriesPage);
  return here === null ? null : <here.DeliveriesPage />;
}

function SourcesPage() {
  const here = usePart(sourcePages);
  return here === null ? null : <here.SourcesPage />;
}

function SourcePage() {
  const here = usePart(sourcePages);
  return here === null ? null : <here.SourcePage />;
}

function SettingsPage() {
  const here = usePart(settingsPage);
  return here === null ? null : <here.SettingsPage />;
}

function SignIn() {
  const here = usePart(signIn);
  return here === null ? null : <here.SignIn />;
}
