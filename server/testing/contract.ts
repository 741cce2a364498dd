import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

interface Response {
  content?: Record<string, { schema?: object }>;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; description?: string; schema: object }[];
  responses: Record<string, Response>;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** The API's own description, held against what it really answers by a validator that knows nothing of zod. */
export function createContract(document: ApiDocument) {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    formats: fullFormats,
  });
  // Only what the schemas say is a keyword: the document around them is walked through, not validated.
  ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
  ajv.addSchema(closed(document) as object, 'document');
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  const compiled = new Map<string, ValidateFunction>();
  function compile(...pointer: string[]): ValidateFunction {
    const written = pointer.map((each) =>
      encodeURIComponent(each.replace(/~/gu, '~0').replace(/\//gu, '~1')),
    );
    const $ref = `document#/${written.join('/')}`;
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    return validate;
  }

  return {
    operations: all,
    /** Compiles whatever schema the document holds: one that is no JSON Schema throws. */
    compileAll(): number {
      const names = Object.keys(document.components.schemas);
      for (const name of names) compile('components', 'schemas', name);
      for (const { path, method, operation } of all)
        operation.parameters?.forEach((_, at) =>
          compile('paths', path, method, 'parameters', String(at), 'schema'),
        );
      return names.length;
    },

    /** What is wrong with the answer to an operation; empty where it is as documented. */
    async faults(id: string, answer: globalThis.Response): Promise<string[]> {
      const found = all.find(({ operation }) => operation.operationId === id);
      if (!found) return [`There is no ${id}.`];
      const { path, method, operation } = found;
      const status = String(answer.status);
      const described = operation.responses[status];
      if (!described) return [`${id} answers ${status}, which is not documented: ${await answer.text()}`];
      const text = await answer.text();
      const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
      if (!described.content) return text === '' ? [] : [`${id} ${status} is to be empty.`];
      const media = Object.keys(described.content).find((each) =>
        covers(each, answer.headers.get('content-type') ?? ''),
      );
      if (media === undefined) return [`${id} ${status} is of an undocumented kind: ${type}.`];
      if (!described.content[media]?.schema) return [];
      const validate = compile('paths', path, method, 'responses', status, 'content', media, 'schema');
      if (validate(JSON.parse(text))) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message = '', params }) =>
          `${id} ${status} ${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
}

function covers(documented: string, told: string): boolean {
  const bare = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? '';
  const [wanted, given] = [bare(documented), bare(told)];
  return wanted === given || (wanted.endsWith('/*') && given.startsWith(wanted.slice(0, -1)));
}

/** The same with every object shut: the document lets others appear, but what appears today has to stand in it. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isOpen = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}
