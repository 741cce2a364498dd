import { useState } from 'react';
import { useSearch } from 'wouter';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';

/** The plain address says nothing that could be misread. */
const note = createPart(async () => {
  const [{ AddressNote }] = await Promise.all([import('./address/address-note.tsx'), loadWords('aside')]);
  return { AddressNote };
});

/** What of the address that a page was opened with means nothing to it. */
export function UnreadAddress({ workflow }: { workflow: string | null }) {
  // As it came: the page itself may write it anew.
  const search = useState(useSearch())[0];
  const [isClosed, setClosed] = useState(search === '');
  const here = usePart(note, !isClosed);
  return isClosed || here === null ? null : (
    <here.AddressNote search={search} workflow={workflow} onClose={() => setClosed(true)} />
  );
}
