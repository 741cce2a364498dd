/** Who is to sign, by the id that Ignisign gives and the name that the customer's system has. */
export interface Signer {
  signerId: string;
  signerExternalId: string;
}

export const dana: Signer = { signerId: '672d1f0a10e44e00125eab0a', signerExternalId: 'Dana Levi' };
export const omer: Signer = { signerId: '672d1f0b10e44e00125eab0b', signerExternalId: 'עומר מזרחי' };

/** The vendor's body for one event of a request. */
export function requestEvent(
  topicAndAction: `${string}/${string}`,
  signatureRequestId: string,
  content: object = {},
): object {
  const [topic, action] = topicAndAction.split('/');
  return {
    appId: 'appId_11111111-2222-4333-8444-555555555555',
    appEnv: 'PRODUCTION',
    topic,
    action,
    msgNature: 'INFO',
    content: { signatureRequestId, ...content },
  };
}

export function launch(
  id: string,
  externalId: string,
  signers: readonly Signer[],
  more: object = {},
): object {
  return requestEvent('SIGNATURE_REQUEST/LAUNCHED', id, {
    status: 'IN_PROGRESS',
    signatureRequestExternalId: externalId,
    signers: { signersBySide: signers, signersEmbedded: [] },
    ...more,
  });
}

export function sign(id: string, signer: Signer, documentId: string): object {
  return requestEvent('SIGNATURE/FINALIZED', id, { ...signer, documentId, documentNature: 'PDF' });
}
