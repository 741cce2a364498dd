import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../shared/archive.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { ArchiveRow } from './archive-row.tsx';
import { ShortId } from './short-id.tsx';

export interface ArchiveSubmissionsProps {
  submissions: readonly Submission[];
  stationOf: (sessionId: string) => string;
}

/** From what and where each form came back. A session of which nothing is told is left out. */
export function ArchiveSubmissions({ submissions, stationOf }: ArchiveSubmissionsProps) {
  const { t } = useTranslation('timeline');
  const told = submissions.filter(
    ({ device, userAgent, ip, place, template }) => device ?? userAgent ?? ip ?? place ?? template,
  );
  return (
    <ArchiveRow name={t('archive.submissions')} items={told}>
      {({ sessionId, device, ip, userAgent, place, template }) => (
        <>
          <bdi>{stationOf(sessionId)}</bdi>
          <bdi>{[device, ip, userAgent].filter((each) => each !== null).join(' · ')}</bdi>
          {place === null ? null : <Place {...place} />}
          {template === null ? null : (
            <ShortId word={t('archive.template')} id={template} copy={t('archive.copyTemplate')} />
          )}
        </>
      )}
    </ArchiveRow>
  );
}

function Place({ latitude, longitude, accuracy }: NonNullable<Submission['place']>) {
  const { t } = useTranslation('timeline');
  const number = useNumberFormat();
  return (
    <bdi dir="ltr">
      {latitude.toFixed(4)}, {longitude.toFixed(4)}{' '}
      {accuracy === null ? null : t('archive.accuracy', { metres: number.format(Math.round(accuracy)) })}
    </bdi>
  );
}
