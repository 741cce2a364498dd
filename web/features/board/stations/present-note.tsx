import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';

export interface PresentNoteProps {
  /** Epoch milliseconds: the moment of the past that was looked at before. */
  moment: number;
  /** Leads back to it. */
  back: string;
  onStay: () => void;
}

/** Says to whoever comes from the past that this page is of now, and offers the way back. */
export function PresentNote({ moment, back, onStay }: PresentNoteProps) {
  const { t } = useTranslation('stations');
  const time = useTimeFormat();
  return (
    <Banner
      tone="filling"
      action={
        <>
          <Link href={back} className={buttonClass('quiet')}>
            {t('present.back', { moment: time.dateTime(moment) })}
          </Link>
          <Button look="quiet" onClick={onStay}>
            {t('present.stay')}
          </Button>
        </>
      }
    >
      {t('present.words')}
    </Banner>
  );
}
