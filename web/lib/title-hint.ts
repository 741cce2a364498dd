import type { TFunction } from 'i18next';
import type { Process } from '../../shared/process.ts';

/** What the title of a process is, where it is not plain: without a label for it, it ends with a transaction number. */
export function titleHint(
  { title, workflow, stations }: Pick<Process, 'title' | 'workflow' | 'stations'>,
  t: TFunction<'states'>,
): string {
  const isNumbered = stations.some(({ sessions }) =>
    sessions.some(({ transactionNumber }) =>
      transactionNumber === null
        ? false
        : [String(transactionNumber), `${workflow} · ${transactionNumber}`].includes(title),
    ),
  );
  return isNumbered ? t('titleNumber', { title }) : title;
}
