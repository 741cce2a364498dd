import { Route, Switch } from 'wouter';
import { createPart, usePart } from '../../lib/part.ts';
import { ProcessPage } from './process-page.tsx';

const comparePage = createPart(() => import('./compare-page.tsx'));

/** The pages that draw time: that of one process, and two of them side by side. */
export function TimelinePages() {
  return (
    <Switch>
      <Route path="/compare">
        <ComparePage />
      </Route>
      <Route>
        <ProcessPage />
      </Route>
    </Switch>
  );
}

function ComparePage() {
  const here = usePart(comparePage);
  return here === null ? null : <here.ComparePage />;
}
