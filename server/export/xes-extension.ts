import { xmlText } from './xml-text.ts';

/** Type of an attribute, and what it tells. */
export type Declaration = readonly ['string' | 'int' | 'date' | 'boolean', string];
type Attributes = Record<string, Declaration>;

export const prefix = 'signalbox';

/** What the standard extensions of XES have no word for. */
export const attributes = {
  log: {
    seq: ['int', 'Everything up to this number of the log of Signalbox is in the file'],
    query: ['string', 'The search whose processes these are'],
    madeAt: ['date', 'When the file was made'],
    asOf: ['date', 'The moment of the past that the file shows'],
  },
  trace: {
    title: ['string', 'Workflow and name of the process'],
    number: ['string', 'Number of the process, as people read it out'],
    workflow: ['string', 'Kind of process'],
    provider: ['string', 'Vendor whose webhooks told of it'],
    source: ['string', 'Webhook address that they came to'],
    state: ['string', 'Where the process stood when the file was made, or at the moment that it shows'],
    startedAt: ['date', 'When it began'],
    completedAt: ['date', 'When it was completed'],
    closedAt: ['date', 'When a person closed it'],
    isTest: ['boolean', 'A sample that the vendor sent to try the webhook'],
    parentId: ['string', 'The process that this one was made from'],
  },
  event: {
    seq: [
      'int',
      'Number in the log of Signalbox; steps that an archive told later carry that of the archive',
    ],
    type: ['string', 'What happened, in the words of the API of Signalbox'],
    vendorType: ['string', 'What happened, in the words of the vendor'],
    station: ['string', 'Where the process stood; empty for what concerns the whole process'],
    recipientId: ['string', 'Id of the recipient at the vendor'],
    transactionNumber: ['string', 'Number of the form, as people read it out'],
    occurredAtRaw: ['string', 'The time as the vendor wrote it'],
    receivedAt: ['date', 'When the webhook arrived'],
    isTimeOfArrival: ['boolean', 'The vendor told no time: the timestamp is that of arrival'],
    isAmbiguous: ['boolean', 'The clock was set back in that hour: it may also have been an hour later'],
    isReconstructed: ['boolean', 'Told later by an archive, not by a webhook of its own'],
  },
} as const satisfies Record<string, Attributes>;
export type Declared = typeof attributes;

/** Where the declaration of the extension is served; also its identity. */
export function extensionAddress(address: string): string {
  return `${address}/signalbox.xesext`;
}

/** The declaration of the extension, as XES wants it. */
export function xesExtension(address: string): string {
  const uri = xmlText(extensionAddress(address));
  const levels = Object.entries<Attributes>(attributes).map(
    ([level, declared]) => `<${level}>\n${Object.entries(declared).map(declare).join('')}</${level}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xesextension name="Signalbox" prefix="${prefix}" uri="${uri}">
${levels.join('')}</xesextension>
`;
}

function declare([key, [type, words]]: [string, Declaration]): string {
  return `<${type} key="${key}"><alias mapping="EN" name="${xmlText(words)}"/></${type}>\n`;
}
