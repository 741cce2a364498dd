import type { DeliveryDetail } from '../../../shared/delivery.ts';
import type { ExportedProcess } from '../timeline-rows.ts';
import type { Provenance, Reader } from '../format.ts';

/** A delivery as far as a pack tells of it. */
export type PackedDelivery = Pick<
  DeliveryDetail,
  | 'id'
  | 'receivedAt'
  | 'provider'
  | 'source'
  | 'verdict'
  | 'duplicateOf'
  | 'vendorType'
  | 'size'
  | 'sha256'
  | 'keptSha256'
  | 'removed'
>;

/** What a vendor sends again without an end must not make a pack endless. */
export const maxCopies = 1000;

export interface EvidenceContent extends ExportedProcess {
  /** Those that told the events and at most `maxCopies` that told them again, in order of their numbers. */
  deliveries: readonly PackedDelivery[];
  reader: Reader;
  provenance: Provenance;
}

export type EvidenceFact = Record<string, unknown> & { name: string };

/** What a pack states, one after the other; the chain of hashes goes over these. Each has a name of its own. */
export function evidenceFacts(content: EvidenceContent): EvidenceFact[] {
  const { process, events, archive, deliveries, provenance, reader } = content;
  const { stations, ...head } = process;
  return [
    {
      name: 'pack',
      version: 1,
      madeAt: new Date(provenance.madeAt).toISOString(),
      seq: provenance.seq,
      zone: reader.zone,
    },
    { ...head, name: 'process' },
    ...stations.map(({ name: station, ...rest }, index) => ({
      ...rest,
      station,
      name: `station ${index + 1}`,
    })),
    ...events.map((event, index) => ({ ...event, name: `event ${index + 1}` })),
    ...deliveries.map(
      ({
        id,
        receivedAt,
        provider,
        source,
        verdict,
        duplicateOf,
        vendorType,
        size,
        sha256,
        keptSha256,
        removed,
      }) => ({
        name: `delivery ${id}`,
        ...{ id, receivedAt, provider, source, verdict, duplicateOf, vendorType, size, sha256, keptSha256 },
        removed,
      }),
    ),
    ...(archive?.files ?? []).map(({ name: file, ...rest }) => ({
      ...rest,
      file,
      name: `document ${rest.index + 1}`,
    })),
  ];
}
