import type { Provider } from '../../../shared/source.ts';

/** The vendor of that id; one of which nothing is known where this version does not have it. */
export function providerOf(id: string, providers: readonly Provider[]): Provider {
  const known = providers.find((provider) => provider.id === id);
  return (
    known ?? {
      id,
      name: id,
      zone: 'UTC',
      sendsTimes: true,
      sendsLabels: true,
      showsCredentials: true,
      types: [],
      schemes: [],
      rules: [],
      settings: [],
      verificationNeeds: null,
      catchUpNeeds: null,
    }
  );
}
