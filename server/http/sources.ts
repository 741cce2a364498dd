import { type Context, Hono } from 'hono';
import { mostCredentials, newCredential, newSource, sourceChange } from '../../shared/source.ts';
import { providerOf, providers } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { changeVendorSettings, faultIn } from '../sources/check-settings.ts';
import { newAddresses } from '../sources/new-addresses.ts';
import { faultInCredential, makeCredential } from '../sources/make-credential.ts';
import type { Seal } from '../sources/seal.ts';
import type { Store } from '../store/store.ts';
import type { Source, SourceChange } from '../store/source.ts';
import { answerError } from './answer-error.ts';
import { readJson, smallBody } from './read-json.ts';
import { createSourceAnswers, describeCredential, type SourceAnswerParts } from './source-answers.ts';

export interface SourceParts extends SourceAnswerParts {
  store: SourceAnswerParts['store'] &
    Pick<
      Store,
      | 'sources'
      | 'makeSource'
      | 'changeSource'
      | 'deleteSource'
      | 'addCredential'
      | 'dropCredential'
      | 'settings'
    >;
  seal: Seal;
}

const idOf = (text: string | undefined) => (/^\d{1,15}$/u.test(text ?? '') ? Number(text) : -1);
const unknownProvider = `provider: known are ${providers.map(({ id }) => id).join(', ')}.`;

/** Webhook addresses and what their deliveries have to show. */
export function sources(parts: SourceParts): Hono {
  const { store, seal, now } = parts;
  const app = new Hono();
  const describe = createSourceAnswers(parts);

  async function named(c: Context): Promise<Source | undefined> {
    const id = idOf(c.req.param('id'));
    return (await store.sources()).find((each) => each.id === id);
  }

  /** Null where the address names none, or one of a vendor that this version does not know. */
  async function find(c: Context): Promise<{ source: Source; provider: Provider } | null> {
    const source = await named(c);
    const provider = source && providerOf(source.provider);
    return provider ? { source, provider } : null;
  }

  app.get('/api/sources', async (c) => {
    const found = await store.sources();
    const settings = await store.settings();
    return c.json({
      items: await describe(found),
      createByDelivery: settings.createSourcesByDelivery,
      newAddresses: newAddresses(settings, parts.hasShared),
    });
  });

  app.get('/api/sources/:id', async (c) => {
    const found = await named(c);
    const [source] = found ? await describe([found]) : [];
    return source ? c.json({ source }) : answerError(c, 'source_not_found');
  });

  app.post('/api/sources', smallBody, async (c) => {
    const given = await readJson(c, newSource);
    if (given instanceof Response) return given;
    const provider = providerOf(given.provider);
    const fault = provider ? faultIn(provider, given) : unknownProvider;
    if (!provider || fault !== null) return answerError(c, 'bad_request', fault ?? unknownProvider);
    const settings = changeVendorSettings(provider, { vendor: {}, sealed: {} }, given.vendor, seal);
    const made = await store.makeSource({ ...given, ...settings }, now());
    if (!made) return answerError(c, 'source_exists');
    const [source] = await describe([made]);
    return c.json({ source }, 201);
  });

  app.patch('/api/sources/:id', smallBody, async (c) => {
    const found = await find(c);
    if (!found) return answerError(c, 'source_not_found');
    const given = await readJson(c, sourceChange);
    if (given instanceof Response) return given;
    const fault = faultIn(found.provider, given);
    if (fault !== null) return answerError(c, 'bad_request', fault);
    const { state, vendor, ...rest } = given;
    const changed = await store.changeSource(found.source.id, {
      ...dropUndefined(rest),
      ...(vendor && changeVendorSettings(found.provider, found.source, vendor, seal)),
      ...(state && {
        deletedAt: null,
        pausedAt: state === 'active' ? null : (found.source.pausedAt ?? now()),
      }),
    });
    if (!changed) return answerError(c, 'source_not_found');
    const [source] = await describe([changed]);
    return c.json({ source });
  });

  app.delete('/api/sources/:id', async (c) => {
    const isDeleted = await store.deleteSource(idOf(c.req.param('id')), now());
    return isDeleted ? c.body(null, 204) : answerError(c, 'source_not_found');
  });

  app.post('/api/sources/:id/credentials', smallBody, async (c) => {
    const found = await find(c);
    if (found?.source.deletedAt !== null) return answerError(c, 'source_not_found');
    const given = await readJson(c, newCredential);
    if (given instanceof Response) return given;
    const fault = faultInCredential(found.provider, given.scheme, given.name);
    if (fault !== null) return answerError(c, 'bad_request', fault);
    const { secret, credential } = makeCredential(given.scheme, given.name, now());
    const added = await store.addCredential(found.source.id, credential, mostCredentials);
    return added
      ? c.json({ credential: describeCredential(added, null), secret }, 201)
      : answerError(c, 'too_many_credentials');
  });

  app.delete('/api/sources/:id/credentials/:credential', async (c) => {
    const credential = idOf(c.req.param('credential'));
    const isDropped = await store.dropCredential(idOf(c.req.param('id')), credential);
    return isDropped ? c.body(null, 204) : answerError(c, 'not_found');
  });

  return app;
}

/** What was not told is not to be changed. */
function dropUndefined(given: { [M in keyof SourceChange]: SourceChange[M] | undefined }): SourceChange {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
