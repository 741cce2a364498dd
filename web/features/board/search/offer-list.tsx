import { History, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readTokens } from '../../../../shared/query-text.ts';
import { useNumberFormat } from '../../../lib/use-number-format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { operators, type Offer } from './offer.ts';
import styles from './offer-list.module.css';
import { TermText } from './term-text.tsx';
import type { OfferGroup } from './use-offers.ts';

export interface OfferListProps {
  id: string;
  groups: readonly OfferGroup[];
  /** Place of the one that a key would take, all groups counted through; null for none. */
  active: number | null;
  onTake: (offer: Offer) => void;
  onForget: (q: string) => void;
  onHelp: () => void;
}

/** The id of an option, as the field names the active one. */
export function optionId(list: string, place: number): string {
  return `${list}-${place}`;
}

/** What may stand at the caret, under the box. The focus stays in the field: it points at the option. */
export function OfferList({ id, groups, active, onTake, onForget, onHelp }: OfferListProps) {
  const { t } = useTranslation('search');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // A press here must not take the focus out of the field.
    <div className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
      <div ref={list} id={id} role="listbox" aria-label={t('offers')} className={styles.list}>
        {groups.map(({ name, first, offers }) => (
          <div key={name} role="group" aria-label={t(`group.${name}`)}>
            <div className={styles.heading} aria-hidden="true">
              {t(`group.${name}`)}
            </div>
            {offers.map((offer, at) => (
              <Option
                key={offer.kind + offer.text}
                id={optionId(id, first + at)}
                offer={offer}
                active={first + at === active}
                onTake={() => onTake(offer)}
                onForget={() => onForget(offer.text)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.keys}>{t('keys')}</span>
        <button type="button" className={buttonClass('quiet')} onClick={onHelp}>
          {t('help.open')}
        </button>
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  offer: Offer;
  active: boolean;
  onTake: () => void;
  onForget: () => void;
}

function Option({ id, offer, active, onTake, onForget }: OptionProps) {
  const { t } = useTranslation('search');
  const isRecent = offer.kind === 'recent';
  const forget = t('forget', { term: offer.text });
  return (
    <div role="presentation" className={styles.row}>
      <div
        id={id}
        role="option"
        aria-selected={active}
        aria-keyshortcuts={isRecent ? 'Shift+Delete' : undefined}
        className={styles.option}
        onClick={onTake}
      >
        {isRecent ? <History size={14} className={styles.sign} aria-hidden="true" /> : null}
        <span className={styles.text}>
          {isRecent ? <bdi>{offer.text}</bdi> : <OfferText text={offer.text} />}
        </span>
        <Hint offer={offer} />
      </div>
      {isRecent ? (
        // An option too, since a list of them has no place for a button. Keys have Shift Delete, told below the list.
        <div
          role="option"
          aria-selected={false}
          aria-label={forget}
          title={forget}
          className={styles.cross}
          onClick={onForget}
        >
          <X size={13} aria-hidden="true" />
        </div>
      ) : null}
    </div>
  );
}

/** Key and value apart, each in its own direction. */
function OfferText({ text }: { text: string }) {
  const [token] = readTokens(text);
  return token?.kind === 'term' && token.key !== null ? <TermText term={token} /> : <bdi>{text}</bdi>;
}

/** What an operator is for; of anything else how many processes have it. */
function Hint({ offer }: { offer: Offer }) {
  const { t } = useTranslation('search');
  const number = useNumberFormat();
  if (offer.kind === 'recent') return null;
  const known = operators.find(([text]) => text === offer.text);
  if (offer.kind === 'operator') {
    return known === undefined ? null : <span className={styles.hint}>{t(`operator.${known[1]}`)}</span>;
  }
  if (offer.count === null) return null;
  return (
    <span className={styles.count}>
      <bdi>
        {number.format(offer.count)}
        {offer.isMore ? '+' : ''}
      </bdi>
    </span>
  );
}
