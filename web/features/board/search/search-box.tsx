import { Search, X } from 'lucide-react';
import { useId, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readTokens } from '../../../../shared/query-text.ts';
import { loadWords } from '../../../lib/i18n.ts';
import { createPart, usePart } from '../../../lib/part.ts';
import { forgetSearch } from '../../../lib/recent-searches.ts';
import type { SearchFieldProps } from '../search-field-props.ts';
import styles from '../search-field.module.css';
import { findMistake } from './find-mistake.ts';
import { MistakeNote } from './mistake-note.tsx';
import { OfferList, optionId } from './offer-list.tsx';
import { takeOffer, type Offer } from './offer.ts';
import {
  asText,
  noSearch,
  readSearch,
  settleSearch,
  stepBack,
  textStart,
  typeSearch,
  withoutTerm,
  writeSearch,
  type SearchText,
} from './search-text.ts';
import { And, SearchToken } from './search-token.tsx';
import { Underline } from './underline.tsx';
import { useOfferMenu } from './use-offer-menu.ts';
import { useSearchText } from './use-search-text.ts';

const help = createPart(async () => {
  const [{ SearchHelp }] = await Promise.all([import('./search-help.tsx'), loadWords('language')]);
  return { SearchHelp };
});

/** So much can be pasted: far more than a search may have, so that it is told and not cut. */
const longestText = 20_000;

export interface SearchBoxProps extends SearchFieldProps {
  /** What was typed before this was here. */
  typed: string;
  /** Whether the focus was in the field before this was here. */
  focused: boolean;
}

/** The search with all that helps to write it: chips for what is settled, offers at the caret, mistakes where they are. */
export function SearchBox(props: SearchBoxProps) {
  const { q, state, whole, refusal, typed, focused, input, onSearch } = props;
  const { t } = useTranslation(['search', 'board']);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle(input, () => field.current as HTMLInputElement);
  const { search, told, isResting, type, settle, leave } = useSearchText({ q, state, typed, onSearch });
  const [caret, setCaret] = useState(0);
  /** What is to be selected once it is shown. */
  const selection = useRef<[number, number] | null>(focused ? [typed.length, typed.length] : null);
  const menu = useOfferMenu(search, caret);
  const [helping, setHelping] = useState(false);
  const here = usePart(help, helping);

  const text = writeSearch(search);
  const isEmpty = text === '';
  const start = textStart(search);
  const found = findMistake(text, { q: told, whole, refusal });
  const isBeingTyped =
    found !== null &&
    !isResting &&
    (found.code === 'unclosed_group' || found.at + found.length >= text.trimEnd().length);
  // Values are on offer for it.
  const isBeingChosen = found?.code === 'missing_value' && menu.isOpen;
  const mistake = isBeingTyped || isBeingChosen ? null : found;
  const isUnread = mistake === null && found === null && refusal !== null && told === text.trim();

  useLayoutEffect(() => {
    if (selection.current === null) return;
    const [from, to] = selection.current;
    selection.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  });
  const select = (from: number, to = from) => {
    selection.current = [from, to];
    setCaret(to);
  };

  const settleDown = (next: SearchText) => {
    menu.want('nothing');
    settle(next);
  };
  const take = (offer: Offer) => {
    if (offer.kind === 'recent') {
      const next = readSearch(offer.text);
      select(next.text.length);
      settleDown(next);
      return;
    }
    const taken = takeOffer(search, offer);
    select(taken.caret);
    if (!taken.goesOn) settleDown(taken.search);
    else {
      type(taken.search);
      menu.want('typed');
    }
  };
  /** What was typed goes, then the field is left: terms that are settled are removed by their own buttons. */
  const escape = () => {
    if (search.text === '') field.current?.blur();
    else settleDown({ ...search, text: '' });
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget, nativeEvent } = event;
    // Enter then ends a word of a writing that is put together from several keys.
    if (nativeEvent.isComposing) return;
    const atStart = currentTarget.selectionStart === 0 && currentTarget.selectionEnd === 0;
    if (key === 'ArrowDown' || key === 'ArrowUp') menu.move(key === 'ArrowDown' ? 1 : -1);
    else if ((key === 'Enter' || key === 'Tab') && menu.chosen !== null) take(menu.chosen);
    else if (key === 'Enter') settleDown(settleSearch(search));
    else if (key === 'Escape' && menu.isOpen) menu.want('nothing');
    else if (key === 'Escape') escape();
    else if (key === 'Delete' && event.shiftKey && menu.chosen?.kind === 'recent') {
      forgetSearch(menu.chosen.text);
    } else if (key === 'Backspace' && atStart && search.settled !== '') {
      const next = stepBack(search);
      if (next.settled === '' && next.text !== search.text) select(next.text.length - search.text.length);
      settle(next);
    } else return;
    event.preventDefault();
  };

  const showHelp = () => {
    menu.want('nothing');
    setHelping(true);
  };

  const tokens = readTokens(search.settled);
  const terms = tokens.filter(({ kind }) => kind === 'term').length;
  const last = tokens.at(-1);
  const goesOn = last?.kind === 'term' || last?.kind === 'close';
  const isWrong = mistake !== null || isUnread;
  const describedBy = [isWrong ? `${id}-fault` : '', terms === 0 ? '' : `${id}-adds`];

  return (
    <search
      className={styles.search}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        menu.want('nothing');
        leave();
      }}
    >
      <div className={`${styles.field} ${isWrong ? styles.faulty : ''}`}>
        <Search size={15} className={styles.glass} aria-hidden="true" />
        {tokens.map((token, at) => (
          <SearchToken
            key={token.at}
            token={token}
            before={tokens[at - 1]}
            faulty={
              mistake !== null &&
              token.at < mistake.at + mistake.length &&
              mistake.at < token.at + token.text.length
            }
            onEdit={() => {
              select(token.at, token.at + token.text.length);
              type(asText(search));
            }}
            onRemove={() => {
              select(search.text.length);
              settleDown(withoutTerm(search, token.at));
            }}
          />
        ))}
        {terms === 0 ? null : (
          <span id={`${id}-adds`} hidden>
            {t('adds', { count: terms })}
          </span>
        )}
        {goesOn && search.text !== '' ? <And /> : null}
        <span className={styles.typing}>
          {mistake !== null && mistake.at + mistake.length > start ? (
            <Underline text={search.text} at={mistake.at - start} length={mistake.length} input={field} />
          ) : null}
          <input
            ref={field}
            className={styles.input}
            type="text"
            // An empty field counts as left-to-right under auto, and would take its placeholder along.
            {...(search.text === '' ? {} : { dir: 'auto' })}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={menu.isOpen}
            aria-controls={menu.isOpen ? `${id}-offers` : undefined}
            aria-activedescendant={menu.active === null ? undefined : optionId(`${id}-offers`, menu.active)}
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={longestText}
            aria-label={t('board:search.label')}
            aria-invalid={isWrong}
            aria-describedby={describedBy.join(' ').trim() || undefined}
            placeholder={terms === 0 ? t('board:search.placeholder') : t('more')}
            value={search.text}
            onChange={({ target }) => {
              const next = typeSearch(search, target.value);
              setCaret(next.text === target.value ? (target.selectionStart ?? 0) : next.text.length);
              type(next);
              menu.want('typed');
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
            onFocus={() => isEmpty && menu.want('asked')}
            onClick={() => isEmpty && menu.want('asked')}
            onKeyDown={keys}
          />
        </span>
        {isEmpty ? (
          <kbd className={styles.hint} title={t('board:search.hint')} aria-hidden="true">
            /
          </kbd>
        ) : (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('clear')}
            onClick={() => {
              select(0);
              settleDown(noSearch);
            }}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      {menu.isOpen ? (
        <OfferList
          id={`${id}-offers`}
          groups={menu.groups}
          active={menu.active}
          onTake={take}
          onForget={forgetSearch}
          onHelp={showHelp}
        />
      ) : null}
      {isWrong ? <MistakeNote id={`${id}-fault`} mistake={mistake} text={text} onHelp={showHelp} /> : null}
      {helping && here !== null ? (
        <here.SearchHelp
          onClose={() => setHelping(false)}
          onTry={(example) => {
            setHelping(false);
            settleDown(readSearch(example));
          }}
        />
      ) : null}
    </search>
  );
}
