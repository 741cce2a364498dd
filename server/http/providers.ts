import { Hono } from 'hono';
import type { Provider } from '../../shared/source.ts';
import { providers as known } from '../providers/index.ts';

/** What the pages know of vendors. `timeZone`: zone for vendor times without one; null leaves it to the provider. */
export function providers(timeZone: string | null): Hono {
  const app = new Hono();
  const items = known.map(
    ({
      id,
      name,
      types,
      schemes,
      rules,
      settings,
      verification,
      catchUp,
      timeZone: own,
      sendsTimes,
      sendsLabels,
      showsCredentials,
    }): Provider => ({
      id,
      name,
      zone: timeZone ?? own,
      sendsTimes,
      sendsLabels,
      showsCredentials,
      types: [...types],
      schemes: [...schemes],
      rules: rules.map((rule) => ({ id: rule.id, paths: [...rule.paths], isAlways: rule.isAlways })),
      settings: [...settings],
      verificationNeeds: verification && [...verification.needs],
      catchUpNeeds: catchUp && [...catchUp.needs],
    }),
  );
  app.get('/api/providers', (c) => c.json({ items }));
  return app;
}
