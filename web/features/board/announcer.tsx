import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Arrivals } from '../../lib/arrivals.ts';
import { useWorkflows } from '../../lib/use-workflows.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { Spoken } from '../../ui/spoken.tsx';

/** Changes are gathered this long before they are said, so that a busy board does not talk all day. */
const gather = 4000;

export interface AnnouncerProps {
  arrivals: Arrivals;
  /** Number that the list was read at: what is older is no news. */
  readAt: number;
  waiting: number;
}

/** The one polite status region of the board: a count now and then, never the rows themselves. */
export function Announcer({ arrivals, readAt, waiting }: AnnouncerProps) {
  const { t } = useTranslation('announce');
  const [words, setWords] = useState('');
  const routes = useWorkflows();
  const [said, setSaid] = useState(0);
  const latest = useRef({ arrivals, waiting, routes });
  useEffect(() => {
    latest.current = { arrivals, waiting, routes };
  });
  const newest = Math.max(readAt, ...[...arrivals.processes.values()].map(({ seq }) => seq));

  const since = Math.max(said, readAt);
  const due = newest > since;

  // Further changes must not put the saying off: only its being due starts the clock.
  useEffect(() => {
    if (!due) return;
    const timer = window.setTimeout(() => {
      const now = Date.now();
      const { arrivals, waiting, routes } = latest.current;
      const changed = [...arrivals.processes.values()].filter(({ seq }) => seq > since);
      const late = changed.filter((process) => {
        const workflow = routes.find((each) => each.workflow === process.workflow);
        return layoutLine(process, workflow, now).stops.some((stop) => stop.late);
      });
      setSaid(Math.max(since, ...changed.map(({ seq }) => seq)));
      const sentence: string[] = [t('changed', { count: changed.length })];
      if (waiting > 0) sentence.push(t('waiting', { count: waiting }));
      if (late.length > 0) sentence.push(t('late', { count: late.length }));
      setWords(sentence.join(', '));
    }, gather);
    return () => window.clearTimeout(timer);
  }, [due, since, t]);

  return <Spoken words={words} />;
}
