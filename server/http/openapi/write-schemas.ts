import { z } from 'zod';
import { labels } from '../../../shared/process.ts';
import { components } from './components.ts';

/** A JSON Schema of 2020-12, as OpenAPI 3.1 has it. */
export type Schema = z.core.JSONSchema.BaseSchema;

/** Name of a schema without one, while it is written. */
const itself = 'itself';

const uri = (name: string) => `#/components/schemas/${name}`;

/** Schemas of the document: those with a name, and a reference or the whole of any other. */
export function createSchemaWriter() {
  const named = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) named.add(schema, { id });

  return {
    components: (): Record<string, Schema> =>
      mapValues(z.toJSONSchema(named, { ...options, uri, io: 'output' }).schemas, bare),

    /** Of an answer. What is asked for has defaults and is written as `input`. */
    write(schema: z.ZodType, io: 'input' | 'output'): Schema {
      const name = named.get(schema)?.id;
      if (name !== undefined) return { $ref: uri(name) };
      const alone = z.registry<{ id: string }>();
      for (const [id, each] of Object.entries(components)) alone.add(each, { id });
      alone.add(schema, { id: itself });
      return bare(z.toJSONSchema(alone, { ...options, uri, io }).schemas[itself] ?? {});
    },
  };
}

const options = {
  // Labels are checked by a function: below is what it checks.
  unrepresentable: 'any',
  override({ zodSchema, jsonSchema }) {
    if (zodSchema === labels)
      Object.assign(jsonSchema, { type: 'object', additionalProperties: { type: 'string' } });
    // Another version may tell more, and nobody's program should refuse it for that.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} satisfies z.core.ToJSONSchemaParams;

/** Within a document a schema has neither a dialect nor an address of its own. */
function bare(schema: Schema): Schema {
  const { $schema: _dialect, $id: _address, ...rest } = schema;
  return rest;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
