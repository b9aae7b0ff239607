import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'

type Json = Record<string, unknown>

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** `unit-grid` → `UnitGrid`. */
const nameOf = ({ key }: ThingType) =>
  key
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** What any thing is and what makes a new one, each type's own shape among them; nothing without types. */
export const ANY_THING = 'AnyThing'
export const ANY_NEW_THING = 'AnyNewThing'

/**
 * Schemas of the types that the packs bring: `Building` as it is read, with masks where the class of a field allows them,
 * and `NewBuilding` as it is created.
 */
export function schemasOfTypes(types: readonly ThingType[]): Record<string, Json> {
  if (types.length === 0) return {}
  const schemas: Record<string, Json> = {}
  for (const type of types) {
    const name = nameOf(type)
    schemas[`${name}Values`] = valuesOf(type, (field) => nullable(schemaOfValue(field)))
    schemas[`${name}Attributes`] = valuesOf(type, readable)
    schemas[name] = shapeOf(type, 'Thing', `${name}Attributes`)
    schemas[`New${name}`] = shapeOf(type, 'NewThing', `${name}Values`)
  }
  schemas[ANY_THING] = oneOf(types, '')
  schemas[ANY_NEW_THING] = oneOf(types, 'New')
  return schemas
}

function oneOf(types: readonly ThingType[], prefix: string): Json {
  const refs = types.map((type) => [type.key, reference(prefix + nameOf(type))] as const)
  const mapping = Object.fromEntries(refs.map(([key, { $ref }]) => [key, $ref]))
  return { oneOf: refs.map(([, ref]) => ref), discriminator: { propertyName: 'type', mapping } }
}

function shapeOf(type: ThingType, base: string, attributes: string): Json {
  const own = { type: { const: type.key }, attributes: reference(attributes), ...codeOf(type) }
  return {
    title: `${type.title.zh} · ${type.title.en}`,
    description: `${type.description.zh} · ${type.description.en}`,
    allOf: [reference(base), { type: 'object', properties: own, required: ['type'] }],
    'x-version': type.version,
  }
}

const codeOf = ({ code }: ThingType): Json =>
  code === null ? {} : { code: { description: `${code.title.zh} · ${code.title.en}` } }

function valuesOf(type: ThingType, schema: (field: Field) => Json): Json {
  const required = type.fields.filter((field) => field.required).map(({ key }) => key)
  return {
    type: 'object',
    properties: Object.fromEntries(type.fields.map((field) => [field.key, { ...schema(field), ...wordsOf(field) }])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

/** Title, unit and help in Chinese first; where the definition comes from; who may see it. */
function wordsOf({ title, unit, help, source, privacy }: Field): Json {
  const measured = unit === null ? ['', ''] : [`（单位：${unit.zh}）`, ` (${unit.en})`]
  const told = help === null ? ['', ''] : [`。${help.zh}`, `. ${help.en}`]
  return {
    title: title.zh,
    description: `${title.zh}${measured[0]}${told[0]} · ${title.en}${measured[1]}${told[1]}`,
    ...(unit !== null && { 'x-unit': unit.zh }),
    ...(source !== null && { 'x-source': `${source.note.zh} · ${source.note.en}` }),
    'x-privacy': privacy,
  }
}

const nullable = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] })

/** Whoever isn't cleared for its class is shown a mask. */
function readable(field: Field): Json {
  const masks = field.privacy === 'public' ? [] : [reference('Masked')]
  return { anyOf: [schemaOfValue(field), { type: 'null' }, ...masks] }
}

const DECIMAL = '^-?[0-9]+(\\.[0-9]+)?$'

function schemaOfValue(field: Field): Json {
  switch (field.kind) {
    case 'text':
      return { type: 'string', maxLength: field.maxLength, ...(field.pattern !== null && { pattern: field.pattern }) }
    case 'integer':
      return {
        type: 'integer',
        ...(field.min !== null && { minimum: field.min }),
        ...(field.max !== null && { maximum: field.max }),
      }
    case 'decimal':
      return { type: 'string', pattern: DECIMAL, examples: ['1234.50'] }
    case 'money':
      return { type: 'string', pattern: DECIMAL, examples: ['1234.50'], description: '元 · yuan' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return choiceOf(field)
    case 'code':
      return { type: 'string', maxLength: 60, ...(field.table !== null && { 'x-code-table': field.table }) }
  }
}

function choiceOf({ choices, many }: Extract<Field, { kind: 'choice' }>): Json {
  const one = {
    oneOf: choices.map(({ value, title }) => ({ const: value, title: `${title.zh} · ${title.en}` })),
  }
  return many ? { type: 'array', items: one, uniqueItems: true } : one
}
